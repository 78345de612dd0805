import tailwindcss from "@tailwindcss/vite";
import { type Config, tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";

// What says that something broke is there when the server is not.
const codeSplittingOptions: Config["codeSplittingOptions"] = { defaultBehavior: [["component"]] };

export default defineConfig(({ mode }) => {
  const { API_ORIGIN = "http://localhost:4000" } = loadEnv(mode, ".", "API_");
  return {
    plugins: [tanstackRouter({ codeSplittingOptions }), react(), tailwindcss()],
    // The manifest lets a test add up what the list page loads.
    build: { manifest: true },
    server: { port: 5173, proxy: { "/trpc": API_ORIGIN, "/api": API_ORIGIN, "/files": API_ORIGIN } },
  };
});
