/** What the customer is at the side of its segments; below each other where there is no room. */
export const pageGrid =
  "grid min-h-0 flex-1 auto-rows-max grid-cols-[minmax(0,1fr)] content-start gap-x-8 overflow-y-auto px-4 md:px-6 lg:grid-cols-[minmax(0,1fr)_360px] lg:grid-rows-[auto_1fr] xl:gap-x-12 2xl:grid-cols-[minmax(0,1fr)_420px]";

/** What stands at the side. */
export const besides = "min-w-0 lg:row-span-2 lg:border-l lg:pb-12 lg:pl-6";
