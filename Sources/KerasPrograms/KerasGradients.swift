import Engine
import Language
import Statements
import Vocabulary
import Workbench

/// What the TensorFlow part of a program has reached.
struct KerasGradients {
    var variables: [String] = []
    var recorded: [String: [String]] = [:]
    /// The variables whose gradients were asked for last.
    var asked: [String] = []
    var optimizer: String?
    var usesOfTape = 0
}

/// Learning by hand: variables, a tape, its gradients, a step.
extension KerasProgram {
    private static let tape = "with tf.GradientTape() as tape:"

    mutating func writeGradient(_ command: Command, _ done: DoneStatement) {
        begin("gradients", done)
        switch command.kind {
        case .variable: writeVariable(command)
        case .record: writeRecord(command)
        case .gradient: writeAsking(command)
        default: writeApply(command)
        }
    }

    private mutating func writeVariable(_ command: Command) {
        guard let argument = command.arguments.first, let name = argument.name?.text else { return }
        if !gradients.variables.contains(name) { gradients.variables.append(name) }
        ownNames.insert(name)
        let value =
            argument.value.numberValue.map { Python.float($0) }
            ?? "\(python(argument.value)), dtype=\"float32\""
        add("\(Python.name(name)) = tf.Variable(\(value))", importing: .tensorFlow)
    }

    private mutating func writeRecord(_ command: Command) {
        guard let argument = command.arguments.first, let name = argument.name?.text else { return }
        let value = python(argument.value, onTape: true)
        let read = argument.value.names
        gradients.recorded[name] = gradients.variables.filter { read.contains($0) }
        gradients.usesOfTape = 0
        ownNames.insert(name)
        add("\(Self.tape)\n    \(Python.name(name)) = \(value)", importing: .tensorFlow)
    }

    private mutating func writeAsking(_ command: Command) {
        let values = command.values
        let cost = values.first?.word ?? "cost"
        var names: [String] = []
        for value in values.dropFirst() {
            let items = if case .list(let items) = value.kind { items } else { [value] }
            names += items.compactMap(\.word)
        }
        if names.isEmpty {
            let read = gradients.recorded[cost] ?? []
            names = read.isEmpty ? gradients.variables : read
        }
        gradients.asked = names
        gradients.usesOfTape += 1
        if gradients.usesOfTape == 2 {
            replaceLast(Self.tape, with: "with tf.GradientTape(persistent=True) as tape:")
        }
        let list = names.map(Python.name).joined(separator: ", ")
        add("gradients = tape.gradient(\(Python.name(cost)), [\(list)])")
    }

    private mutating func writeApply(_ command: Command) {
        guard
            let (entry, arguments) = try? CompileStatement.optimizerArgument(
                of: command, otherwise: "sgd"),
            var reader = try? ArgumentReader(arguments, of: entry.kind, options: entry.options),
            let optimizer = try? OptimizerCatalog.optimizer(entry, options: &reader)
        else { return }
        let text = KerasOptimizer.text(optimizer)
        if gradients.optimizer != text {
            addBeforeLoop("optimizer = \(text)", importing: .keras)
            gradients.optimizer = text
        }
        let list = gradients.asked.map(Python.name).joined(separator: ", ")
        add("optimizer.apply_gradients(zip(gradients, [\(list)]))")
    }

    mutating func writeAssignment(_ name: Name, _ value: Expression, _ done: DoneStatement) {
        begin("values", done, needsModel: name.text.contains("."))
        let text = python(value)
        if let dot = name.text.firstIndex(of: ".") {
            let (layer, array) = (name.text[..<dot], name.text[name.text.index(after: dot)...])
            add("\(layerReference(String(layer))).\(array).assign(\(text))")
        } else {
            ownNames.insert(name.text)
            add("\(Python.name(name.text)) = \(text)")
        }
    }
}
