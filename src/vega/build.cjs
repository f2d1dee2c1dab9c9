// Lays the charting libraries where the product takes them: as published for browsers, and in ECMAScript 5 for the
// interpreter on the server. `npm install && npm run build` in this folder, after a change of their versions.

const babel = require("@babel/core");
const fs = require("fs");
const path = require("path");

const resources = path.join(__dirname, "..", "main", "resources");
const browser = path.join(resources, "public", "vega");
const server = path.join(resources, "vega");

for (const name of ["vega", "vega-lite", "vega-embed"]) {
  const home = path.join(__dirname, "node_modules", name);
  const code = fs.readFileSync(path.join(home, "build", `${name}.min.js`), "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
  fs.writeFileSync(path.join(browser, `${name}.min.js`), code);
  fs.copyFileSync(path.join(home, "LICENSE"), path.join(browser, `LICENSE-${name}`));
  if (name === "vega-embed") {
    continue;
  }
  const old = babel.transformSync(code, {
    presets: [["@babel/preset-env", { targets: "ie 11", modules: false }]],
    sourceType: "script",
    minified: true,
    comments: false,
    configFile: false,
    babelrc: false,
  });
  fs.writeFileSync(path.join(server, `${name}.es5.js`), old.code);
}
