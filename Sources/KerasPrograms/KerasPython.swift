import Diagnostics
import Language
import Vocabulary
import Wording
import Workbench

/// Lines of Python stand in the program as they were typed; between them and Bobbin's own statements
/// the names are handed over.
extension KerasProgram {
    /// `forget x` → `del x`, for a name that the program has.
    mutating func writeForgetting(_ command: Command, _ done: DoneStatement) {
        // What is imported is the program's own, whoever imported it.
        let known = command.values.compactMap(\.word).filter { name in
            ownNames.remove(name) != nil
                && !(pythonNames.contains(name) && Python.name(name) != name)
        }
        guard !known.isEmpty else { return }
        begin("values", done)
        add("del \(known.map { Python.name($0) }.joined(separator: ", "))")
    }

    mutating func writePython(_ done: DoneStatement) {
        guard let run = done.foreign else { return }
        flushModel(latest)
        if !run.sessionNames.isEmpty { takeOver(done) }
        begin("python", done)
        pythonImports.formUnion(run.imports)
        notePackages(done.statement.text)
        let place = SourceSpan(line: done.statement.line, column: 1, length: 1)
        for name in run.sessionNames.sorted() where name != "model" && name != "history" {
            let meant = python(Expression(.word(name), at: place))
            if meant != name { add("\(name) = \(meant)") }
        }
        let text = done.textAtLeftEdge
        if run.modelName != nil, text.contains("load_model") { writeLeftBehind(done) }
        // A script shows what it prints and nothing else.
        add(run.showsValue ? "print(\(text)\(text.contains("#") ? "\n" : ""))" : text)
        ownNames.formUnion(run.made)
        pythonNames.formUnion(run.made)
        // `model` itself may mean another one now.
        if run.bindsModel { model = "model" }
        if let name = run.modelName {
            left.modelName = name
            (isModelWritten, pendingLayers, modelName) = (true, [], nil)
            isModelFromFile = false
        }
        if let names = run.dataNames { left.dataNames = names }
        if run.hasTrained { left.hasTrained = true }
    }

    /// A file's name as Python writes it; `~` stands for nothing there until it is asked to.
    mutating func path(_ name: String) -> String {
        guard name.hasPrefix("~") else { return Python.string(name) }
        use(.os)
        return "os.path.expanduser(\(Python.string(name)))"
    }

    /// What has to be installed for these lines.
    private mutating func notePackages(_ text: String) {
        let words = Set(text.split { !$0.isLetter && $0 != "_" }.map(String.init))
        for (word, package) in [
            ("tensorflow", "tensorflow"), ("tf", "tensorflow"), ("pandas", "pandas"),
            ("pd", "pandas"), ("matplotlib", "matplotlib"), ("plt", "matplotlib"),
            ("keras", "keras"), ("sklearn", "scikit-learn"),
        ] where words.contains(word) { packages.insert(package) }
    }

    /// Names that Bobbin's statements go by, given to what lines of Python left.
    mutating func takeOver(_ done: DoneStatement) {
        if let name = left.modelName, name != model {
            begin("python", done)
            add("model = \(name)")
            model = name
        }
        if let names = left.dataNames { takeOver(names, done) }
        if left.hasTrained {
            begin("python", done)
            add("history = model.history")
        }
        left = ForeignRun()
    }

    /// A part of the data that no name of Python's stands for: as the session has it, where a line can
    /// say so.
    private func missing(_ name: String, _ done: DoneStatement) -> String {
        var text: String? =
            switch name {
            case "test_input": "keras.datasets.fashion_mnist.load_data()[1][0]"
            case "test_target": "keras.datasets.fashion_mnist.load_data()[1][1]"
            default: nil
            }
        if done.source != nil || done.pictureShape != [28, 28] { text = nil }
        for step in done.dataSteps where name == "test_input" {
            switch step {
            case .scale(let divisor): text = text.map { "\($0) / \(short(divisor))" }
            case .reshape(let shape):
                let sides = ([-1] + shape).map(String.init).joined(separator: ", ")
                text = text.map { "(\($0)).reshape(\(sides))" }
            case .split: break
            default: text = nil
            }
        }
        guard let text else {
            return "raise SystemExit(\"\(name) is here what fit was given last: name it before.\")"
        }
        return "\(name) = \(text)"
    }

    private mutating func takeOver(_ names: [String: String], _ done: DoneStatement) {
        begin("python", done)
        isScaled = false
        let wanted = done.parts.flatMap { ["\($0)_input", "\($0)_target"] }
        for name in wanted {
            guard let own = names[name] else {
                add(missing(name, done))
                continue
            }
            if own != name { add("\(name) = \(own)") }
        }
    }
}
