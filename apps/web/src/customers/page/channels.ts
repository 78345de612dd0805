import { Mail, Phone } from "lucide-react";
import type { CustomerDetail } from "../../trpc.ts";

export type Contact = CustomerDetail["contacts"][number];
export type Channel = Contact["channel"];

export const channels = [
  { channel: "email", noun: "email", label: "Email", icon: Mail, type: "email", example: "name@company.com" },
  { channel: "phone", noun: "phone", label: "Phone", icon: Phone, type: "tel", example: "+84 90 123 45 67" },
] as const;

export function channelWords(channel: Channel) {
  return channel === "email" ? channels[0] : channels[1];
}
