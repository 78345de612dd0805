import { nameKey } from "@segments/rules";
import { fitHeader, type Product } from "../export-columns.ts";
import { fitTarget, type ImportTarget, type PlainTarget, takesSeveral } from "./targets.ts";

/** What columns are called elsewhere, letters and digits alone. Another system's number is no customer of ours: no "id". */
const synonyms: Readonly<Record<PlainTarget, string>> = {
  id: "customerid",
  name: "name fullname customer customername contact contactname displayname clientname",
  firstName: "firstname givenname forename",
  lastName: "lastname surname familyname",
  email: "email emails emailaddress emailaddresses mail mailaddress primaryemail workemail",
  phone: "phone phones phonenumber phonenumbers telephone tel mobile mobilephone mobilenumber cell cellphone",
  company: "company companyname organization organisation account accountname employer",
  owner: "owner owneremail ownername accountowner contactowner customerowner salesrep assignedto assignee",
  country: "country countrycode countryregion countryname nation",
  language: "language languagecode preferredlanguage locale lang",
  tags: "tags tag labels label",
  segments: "staticsegments staticsegment segments segment lists",
  suppressed: "suppressedaddresses suppressedaddress suppressed",
};

const byName = new Map(
  Object.entries(synonyms).flatMap(([target, names]) =>
    names.split(" ").map((name) => [name, target as PlainTarget] as const),
  ),
);

/** For each of the columns what it seems to be, by its name; null for what is not imported. */
export function suggestMapping(
  headers: readonly string[],
  products: readonly Product[],
): (ImportTarget | null)[] {
  const scores = new Map(
    products.map((product) => [nameKey(fitHeader(product, products)), fitTarget(product.id)]),
  );
  const taken = new Set<ImportTarget>();
  return headers.map((header) => {
    const target = scores.get(nameKey(header)) ?? byName.get(lettersOf(header));
    if (!target || (taken.has(target) && !(takesSeveral(target) && target !== "name"))) return null;
    taken.add(target);
    return target;
  });
}

/** "E-mail (2)" and "Email 2" are "email". */
function lettersOf(header: string): string {
  return nameKey(header)
    .replace(/\s*\(?\d{1,2}\)?$/, "")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
