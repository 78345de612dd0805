import { Moon, Sun } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuChoices, MenuContent, MenuTrigger } from "../components/ui/menu.tsx";
import { setTheme, useTheme } from "./theme.ts";

const choices = [
  { value: "system", label: "Like the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

export function ThemeMenu() {
  const { theme, dark } = useTheme();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="iconSm" aria-label="Appearance">
          {dark ? <Moon aria-hidden /> : <Sun aria-hidden />}
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuChoices value={theme} onChange={setTheme} choices={choices} />
      </MenuContent>
    </Menu>
  );
}
