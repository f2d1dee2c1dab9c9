// What Vega expects of a browser and the interpreter lacks, and the one function that is called from Java.

var globalThis = this;
var console = {
  log: function () {},
  info: function () {},
  warn: function () {},
  debug: function () {},
  error: function () {},
};
var waiting = [];

function setTimeout(work) {
  waiting.push(work);
  return waiting.length;
}

function clearTimeout(id) {
  waiting[id - 1] = null;
}

function structuredClone(value) {
  if (value === null || typeof value !== "object" || value instanceof Date || value instanceof RegExp) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(structuredClone);
  }
  var copy = {};
  Object.keys(value).forEach(function (key) {
    copy[key] = structuredClone(value[key]);
  });
  return copy;
}

// the interpreter's own refuses texts, which Vega asks too
Object.hasOwn = function (object, key) {
  return Object.prototype.hasOwnProperty.call(object, key);
};

// Answers at once with an object that holds svg or failure when all that waits has been done.
function drawing(specification) {
  waiting = [];
  var answer = { svg: null, failure: null };
  try {
    var compiled = vegaLite.compile(JSON.parse(specification), { logger: vega.logger(vega.None) }).spec;
    var view = new vega.View(vega.parse(compiled), { renderer: "none", logger: vega.logger(vega.None) });
    view.toSVG().then(
      function (svg) {
        answer.svg = svg;
        view.finalize();
      },
      function (reason) {
        answer.failure = String(reason);
      }
    );
  } catch (reason) {
    answer.failure = String(reason);
  }
  return answer;
}
