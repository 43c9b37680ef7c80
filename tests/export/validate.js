// validate.js SCHEMA DOCUMENT: fails, saying where, when the JSON document isn't as the JSON Schema has it.
// A Popolo document is looked at beyond that: every id is there once, and every reference leads to one.
const fs = require('fs');
const Ajv = require('ajv');

const [schema, document] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
const faults = [];
const check = new Ajv({ allErrors: true }).compile(schema);
if (!check(document)) {
  for (const one of check.errors) faults.push(`${one.dataPath || '/'} ${one.message} ${JSON.stringify(one.params)}`);
}

const classes = {
  person_id: 'persons', organization_id: 'organizations', on_behalf_of_id: 'organizations', post_id: 'posts', area_id: 'areas',
};
if (schema.title === 'Popolo') {
  const ids = {};
  for (const [name, list] of Object.entries(document)) {
    ids[name] = new Set();
    for (const one of list) {
      if (ids[name].has(one.id)) faults.push(`${name}: the id ${one.id} is there twice`);
      ids[name].add(one.id);
    }
  }
  for (const [name, list] of Object.entries(document)) {
    list.forEach((one, i) => {
      for (const [property, target] of Object.entries({ ...classes, parent_id: name })) {
        if (property in one && !ids[target].has(one[property])) faults.push(`/${name}/${i}/${property}: there is no ${one[property]}`);
      }
    });
  }
}
for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
