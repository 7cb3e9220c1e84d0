// Shows the contract that this gateway serves: every operation with parameters, answers and a curl line.

const METHODS = ["get", "post", "put", "delete", "patch"];

const contract = await (await fetch("/openapi.json")).json();
const basePath = new URL(contract.servers[0].url).pathname;
const key = document.getElementById("key");

document.getElementById("title").textContent = `${contract.info.title} API ${contract.info.version}`;
document.getElementById("description").textContent = contract.info.description;
key.addEventListener("input", showOperations);
showOperations();
showSchemas();

function element(name, content = [], attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

function showOperations() {
  const open = new Set([...document.querySelectorAll("#operations details[open]")].map((shown) => shown.id));
  const sections = contract.tags.map((tag) =>
    element("section", [element("h2", tag.name), element("p", tag.description), ...operations(tag.name, open)]),
  );
  document.getElementById("operations").replaceChildren(...sections);
}

function operations(tag, open) {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]?.tags.includes(tag)).map((method) =>
      operation(path, method, item[method], open),
    ),
  );
}

function operation(path, method, spec, open) {
  const summary = element("summary", [
    element("span", method.toUpperCase(), { className: "method" }),
    element("code", basePath + path),
    ` ${spec.summary}`,
    element("span", `scope ${spec["x-required-scope"]}`, { className: "scope" }),
  ]);
  return element(
    "details",
    [summary, element("p", spec.description), ...parameters(spec), ...curls(path, method, spec), answers(spec)],
    { id: spec.operationId, open: open.has(spec.operationId) },
  );
}

function parameters(spec) {
  const rows = (spec.parameters ?? []).map((parameter) => [
    element("code", parameter.name),
    parameter.in,
    `${parameter.description} ${limits(parameter.schema)}`,
  ]);
  return rows.length ? [table(["Parameter", "In", "Meaning"], rows)] : [];
}

function curls(path, method, spec) {
  const content = spec.requestBody?.content["application/json"];
  const bodies = content ? Object.values(content.examples ?? { only: { value: content.example } }) : [undefined];
  return bodies.map((example) => element("pre", element("code", curl(path, method, spec, example))));
}

function curl(path, method, spec, example) {
  const examples = Object.fromEntries((spec.parameters ?? []).map((given) => [given.name, given.example]));
  const filled = path.replace(/\{(\w+)\}/g, (whole, name) => examples[name] ?? whole);
  const lines = [`curl -sS -X ${method.toUpperCase()} '${location.origin}${basePath}${filled}'`];
  lines.push(`-H 'Authorization: Bearer ${key.value || "$CF_API_KEY"}'`.replaceAll("'", key.value ? "'" : '"'));
  if (example) {
    lines.unshift(`# ${example.summary ?? spec.summary}`);
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(example.value)}'`);
  }
  const [comment, ...rest] = example ? lines : ["", ...lines];
  return (comment ? `${comment}\n` : "") + rest.join(" \\\n  ");
}

function answers(spec) {
  const rows = Object.entries(spec.responses).map(([status, response]) => {
    const [type, media] = Object.entries(response.content)[0];
    const example = element("details", [element("summary", type), element("pre", json(media.example))]);
    return [status, element("div", [response.description, example])];
  });
  return table(["Status", "Answer"], rows);
}

function showSchemas() {
  const shown = Object.entries(contract.components.schemas).map(([name, schema]) =>
    element("details", [element("summary", name), element("p", schema.description ?? ""), ...fields(schema)], {
      id: `schema-${name}`,
    }),
  );
  document.getElementById("schemas").replaceChildren(...shown);
}

function fields(schema) {
  if (!schema.properties) {
    return [element("p", limits(schema))];
  }
  const rows = Object.entries(schema.properties).map(([name, field]) => [
    element("code", name),
    schema.required?.includes(name) ? "always" : "optional",
    [`${field.description ?? ""} `, kind(field)].flat(),
  ]);
  return [table(["Field", "", "Meaning"], rows)];
}

function kind(schema) {
  const target = schema.$ref ?? schema.items?.$ref;
  if (!target) {
    return limits(schema);
  }
  const name = target.split("/").pop();
  const link = element("a", name, { href: `#schema-${name}` });
  return schema.items ? element("span", ["list of ", link]) : link;
}

function limits(schema) {
  if (schema.$ref) {
    return limits(contract.components.schemas[schema.$ref.split("/").pop()]);
  }
  const { type, format, enum: words, pattern, minimum, maximum, maxItems, default: fallback } = schema;
  const range = minimum === undefined ? "" : `from ${minimum}${maximum === undefined ? "" : ` to ${maximum}`}`;
  const parts = [
    words ? words.join(" | ") : (format ?? type),
    range,
    pattern ?? "",
    maxItems === undefined ? "" : `at most ${maxItems}`,
    fallback === undefined ? "" : `default ${fallback}`,
  ];
  return `(${parts.filter(Boolean).join(", ")})`;
}

function table(heads, rows) {
  const cells = (name, row) => element("tr", row.map((cell) => element(name, cell)));
  return element("table", [
    element("thead", cells("th", heads)),
    element("tbody", rows.map((row) => cells("td", row))),
  ]);
}

function json(value) {
  return JSON.stringify(value, null, 2);
}
