import { Fragment } from "react";
import { type RuleGroupProps, type RuleGroupType, usePathsMemo } from "react-querybuilder";
import { cn } from "../components/ui/cn.ts";
import { useBuilder } from "./builder-context.ts";
import { DropGap } from "./drop-gap.tsx";
import { EmptyRule } from "./empty-rule.tsx";
import { GroupFooter } from "./group-footer.tsx";
import { GroupRail } from "./group-rail.tsx";
import { NodeHandle } from "./node-handle.tsx";
import { NodeMessages } from "./node-messages.tsx";
import { useGroupDnd } from "./use-node-dnd.ts";
import { isViewGroup } from "./view-rule.ts";

/** A group: its members beside a rail that says how they are joined. The root has no handle and no tint. */
export function GroupBlock(props: RuleGroupProps) {
  const { path, schema } = props;
  const group = props.ruleGroup as RuleGroupType;
  const { readOnly } = useBuilder();
  const dragging = useGroupDnd(props);
  const paths = usePathsMemo({
    disabled: false,
    path,
    nestedArray: group.rules,
    disabledPaths: schema.disabledPaths,
  });
  const isRoot = path.length === 0;
  const id = group.id ?? "";
  const isEmptyRoot = isRoot && group.rules.length === 0;
  const { rule: Predicate, ruleGroup: Group } = schema.controls;

  if (isEmptyRoot && !readOnly) return <EmptyRule id={id} />;
  return (
    <div
      ref={dragging.nodeRef}
      className={cn("group/block flex min-w-0 items-stretch", dragging.isDragging && "opacity-40")}
    >
      {!isRoot && <NodeHandle id={id} path={path} dragging={dragging} />}
      <fieldset
        aria-label={nameOf(group, isRoot)}
        data-group-id={id}
        className={cn("flex min-w-0 flex-1", !isRoot && "rounded-lg bg-tint")}
      >
        <GroupRail group={group} path={path} />
        <div className={cn("flex min-w-0 flex-1 flex-col", !isRoot && "py-1")}>
          {group.rules.map((member, index) => {
            const at = paths[index]?.path ?? [...path, index];
            const shared = { schema, actions: props.actions, translations: props.translations, path: at };
            return (
              <Fragment key={member.id}>
                <DropGap path={at} schema={schema} group={group} />
                {isViewGroup(member) ? (
                  <Group {...shared} {...(member.id && { id: member.id })} ruleGroup={member} />
                ) : (
                  <Predicate {...shared} {...(member.id && { id: member.id })} rule={member} />
                )}
              </Fragment>
            );
          })}
          {group.rules.length === 0 && (
            <p className="flex h-9 items-center px-1.5 text-muted">Nothing in this group yet</p>
          )}
          <DropGap path={[...path, group.rules.length]} schema={schema} group={group} />
          <GroupFooter id={id} path={path} />
          <NodeMessages id={id} className="px-1.5 pb-1" />
        </div>
      </fieldset>
    </div>
  );
}

function nameOf({ combinator, not }: RuleGroupType, isRoot: boolean): string {
  const how = combinator === "and" ? "all of these" : "any of these";
  return `${isRoot ? "Rule" : "Group"}: ${not ? "not " : ""}${how}`;
}
