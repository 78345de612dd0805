import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { router } from "./router.ts";
import { watchIdentity } from "./shell/identity.ts";
import "./styles.css";
import { queryClient } from "./trpc.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
watchIdentity(router);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
