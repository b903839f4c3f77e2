import Engine
import Language
import Workbench

/// A session as a Keras program: the statements that were done, in their order, as the tutorials
/// would write them.
///
/// Layers are gathered until something needs the model, so that they become one `Sequential([…])`.
struct KerasProgram {
    /// The lines after the imports.
    private(set) var lines: [String] = []
    private var imports: Set<PythonImport> = []
    private var section = ""
    private var indent = ""
    /// Where lines go that must stand before the loop that is being written.
    private var loopStart: Int?

    // What the program has reached so far.
    var pendingLayers: [String] = []
    var modelName: String?
    var isModelWritten = false
    /// Whether its layers have the names of a file.
    var isModelFromFile = false
    var isScaled = false
    /// The parts of the data by now.
    var parts: [String] = []
    var gradients = KerasGradients()
    var fitsSinceCompile = 0
    var hasRuns = false
    var isInLoop: Bool { loopStart != nil }
    /// The learner's own names so far.
    var ownNames: Set<String> = []

    /// What lines of Python left behind that Bobbin's statements have not taken over yet.
    var left = ForeignRun()
    /// The name of Python's that `model` stands for by now.
    var model = "model"
    /// Names that lines of Python gave values, which may be lists.
    var pythonNames: Set<String> = []
    /// Lines that import what lines of Python name without doing so.
    var pythonImports: Set<String> = []
    /// What has to be installed for lines of Python.
    var packages: Set<String> = []
    /// What Keras does and Bobbin did not, in sentences.
    var remarks: [String] = []
    /// The statement that was written last.
    private(set) var latest: DoneStatement?

    /// Whether it trains on all devices and hosts there are.
    let isDistributed: Bool
    /// Whether it keeps the history of every run, for figures that compare them.
    let keepsRuns: Bool
    /// Whether it asks the model for predictions.
    var predicts = false
    private let seed: UInt64
    /// Where groups of lines begin, by what they are about.
    private(set) var marks: [(section: String, line: Int)] = []

    /// - Parameter all: everything that was done; what does not count any more is left out.
    init(_ all: [DoneStatement], isDistributed: Bool = false) {
        let done = KerasRelevance.counting(all)
        self.isDistributed = isDistributed
        seed = done.last?.seed ?? 0
        keepsRuns = done.contains { $0.statement.drawsRuns }
        if isDistributed { imports = [.jax, .keras] }
        for statement in done {
            write(statement)
            latest = statement
        }
        flushModel(done.last)
    }

    /// The whole program, with a line break at its end.
    var text: String {
        (head + (head.isEmpty || lines.isEmpty ? [] : [""]) + lines).joined(separator: "\n") + "\n"
    }

    /// What must be installed to run it.
    var libraries: [String] {
        let names: [(PythonImport, String)] = [
            (.keras, "keras"), (.pyplot, "matplotlib"), (.pandas, "pandas"),
            (.classifier, "scikit-learn"), (.split, "scikit-learn"),
            (.confusionDisplay, "scikit-learn"),
        ]
        var found: [String] = []
        for (module, name) in names where imports.contains(module) && !found.contains(name) {
            found.append(name)
        }
        var others = packages.union(
            pythonImports.contains { $0.contains("sklearn") } ? ["scikit-learn"] : [])
        let hasTensorFlow = others.remove("tensorflow") != nil
        let hasKeras = others.contains("keras") || found.contains("keras")
        found += others.subtracting(found).sorted()
        if imports.contains(.tensorFlow) || hasTensorFlow {
            found.append("tensorflow")
        } else if hasKeras {
            found.append("jax")
        }
        return found
    }

    /// The imports, and what readies Keras for many devices.
    var head: [String] {
        let names = PythonImport.allCases.filter { imports.contains($0) }
        let others = pythonImports.subtracting(PythonImport.allCases.map(\.rawValue)).sorted()
        guard isDistributed else {
            let own = PythonImport.allCases.filter {
                imports.contains($0) || pythonImports.contains($0.rawValue)
            }
            return own.map(\.rawValue) + others
        }
        let setup =
            KerasDistribution.setup(seed: seed) + (predicts ? KerasDistribution.predict : "")
        return [KerasDistribution.prelude, ""] + names.filter { $0 != .os }.map(\.rawValue)
            + ["", setup, ""]
    }

    mutating func write(_ done: DoneStatement) {
        if done.statement.kind != .foreign { takeOver(done) }
        switch done.statement.kind {
        case .command(let command): write(command, done)
        case .expression(let expression):
            if done.meansDataSet {
                begin("look", done)
                return writeShapes()
            }
            begin("values", done)
            if case .call(let callee, let arguments) = expression.kind, callee.word == "print" {
                add("print(\(arguments.map { python($0.value) }.joined(separator: ", ")))")
            } else {
                add("print(\(python(expression)))")
            }
        case .assignment(let name, let value): writeAssignment(name, value, done)
        case .block(let count, let body): writeLoop(count, body, done)
        case .foreign: writePython(done)
        }
    }

    private mutating func write(_ command: Command, _ done: DoneStatement) {
        switch command.kind {
        case .load, .save: writeFile(command, done)
        case .scale, .standardize, .reshape, .oneHot, .split: writeData(command, done)
        case .head, .describe, .shapes, .show, .labels, .counts: writeLook(command, done)
        case .baseline: writeBaseline(command, done)
        case .model, .add, .pop: writeModel(command, done)
        case .summary: writeSummary(done)
        case .compile: writeCompile(done)
        case .fit: writeFit(command, done)
        case .evaluate, .predict, .history: writeMeasuring(command, done)
        case .plot: writePlot(command, done)
        case .histogram: writeHistogram(command, done)
        case .confusion, .mistakes, .weights, .activations: writeInsides(command, done)
        case .variable, .record, .gradient, .apply: writeGradient(command, done)
        case .seed:
            begin("seed", done)
            add("keras.utils.set_random_seed(\(done.seed))", importing: .keras)
        case .forget: writeForgetting(command, done)
        case .rewind:
            begin("other", done)
            let epoch = command.values.first?.settingText ?? "0"
            add(
                "# In Bobbin `rewind \(epoch)` went back to the weights\n"
                    + "# at the end of epoch \(epoch) of the last fit.")
        case .gradcheck, .export, .help, .who, .cells, .rerun, .undo, .redo, .run, .runs,
            .compare, .trace, .explain, .coach, .live, .keras, nil:
            begin("other", done)
            add("# In Bobbin: \(done.statement.text.split(separator: "\n").first ?? "")")
        }
    }

    /// `repeat 10` → `for step in range(10):`.
    private mutating func writeLoop(
        _ count: Expression, _ body: [Statement], _ done: DoneStatement
    ) {
        begin("loop", done)
        flushModel(done)
        let (outerStart, outerSection) = (loopStart, section)
        if loopStart == nil { loopStart = lines.count }
        add("for step in range(\(python(count))):")
        indent += "    "
        for statement in body {
            var inner = done
            inner.statement = statement
            write(inner)
        }
        indent.removeLast(4)
        (loopStart, section) = (outerStart, outerSection)
    }

    // MARK: - For the families

    /// Begins a group of lines of one kind; an empty line stands between groups.
    mutating func begin(_ name: String, _ done: DoneStatement, needsModel: Bool = false) {
        if needsModel { flushModel(done) }
        parts = done.parts
        if section != name, !lines.isEmpty, indent.isEmpty { lines.append("") }
        if section != name, indent.isEmpty { marks.append((name, lines.count)) }
        section = name
    }

    mutating func add(_ text: String, importing modules: PythonImport...) {
        imports.formUnion(modules)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(line.isEmpty ? "" : indent + line)
        }
    }

    mutating func use(_ module: PythonImport) { imports.insert(module) }

    /// Adds a line before the loop that is being written, or here where there is none.
    mutating func addBeforeLoop(_ text: String, importing module: PythonImport? = nil) {
        if let module { imports.insert(module) }
        guard let place = loopStart else { return add(text) }
        lines.insert(text, at: place)
        loopStart = place + 1
    }

    /// Replaces the last line that is `old`.
    mutating func replaceLast(_ old: String, with new: String) {
        guard let place = lines.lastIndex(where: { $0.trimmingWhitespace() == old }) else { return }
        lines[place] = String(lines[place].prefix { $0 == " " }) + new
    }

    /// The array that holds a part's inputs by now: `train_input`, after `scale` `train_scaled`.
    func inputs(_ part: String) -> String { part + (isScaled ? "_scaled" : "_input") }
}

extension Statement {
    /// `plot runs 3 5`, also within a `repeat`.
    fileprivate var drawsRuns: Bool {
        switch kind {
        case .command(let command):
            command.kind == .plot
                && command.values.contains { $0.word == "runs" }
        case .block(_, let body): body.contains { $0.drawsRuns }
        case .assignment, .expression, .foreign: false
        }
    }
}

/// What a program may import, in the order in which it stands there.
enum PythonImport: String, CaseIterable {
    case gzip = "import gzip"
    case os = "import os"
    case jax = "import jax"
    case keras = "import keras"
    case pyplot = "import matplotlib.pyplot as plt"
    case numpy = "import numpy as np"
    case pandas = "import pandas as pd"
    case tensorFlow = "import tensorflow as tf"
    case classifier = "from sklearn.linear_model import SGDClassifier"
    case confusionDisplay = "from sklearn.metrics import ConfusionMatrixDisplay"
    case classificationReport = "from sklearn.metrics import classification_report"
    case crossValidate = "from sklearn.model_selection import cross_validate"
    case split = "from sklearn.model_selection import train_test_split"
}
