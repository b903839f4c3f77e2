import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Wording
import Workbench

/// Runs statements of Python on a session.
///
/// What Python does by itself (names, loops, texts, arrays) happens here; whatever touches the data
/// or a model goes through the statements of the notebook, by `perform`, so that everything that looks
/// at a session sees what was done.
package struct PythonEvaluator {
    package typealias Perform =
        @Sendable (Statement, inout SessionState, StatementContext) throws(Diagnostic) -> Void

    package var session: SessionState
    let context: StatementContext
    let perform: Perform
    /// The names of the session and what they lead to.
    var names: PythonNames
    /// The local names in use; nil at the top.
    var scope: Reference?
    /// Values in use by loops that go on, which `sweep` keeps.
    var pinned: [[PythonValue]] = []
    /// Calls of functions within one another.
    var callDepth = 0
    var depth = 0
    private var sweptCount = 0
    /// The recording that a `with tf.GradientTape()` is in.
    var recording: Reference?
    /// What was printed without a line's end.
    var openLine = ""
    /// The text that is run, for what repeats a piece of it.
    let source: String
    let line: Int
    /// What a program that repeats these lines has to know.
    var trace = ForeignRun()
    /// How the arrays that `fit` was given are written, by what the session calls them.
    var writtenData: [String: String] = [:]

    package init(
        _ session: SessionState, source: String, line: Int, context: StatementContext,
        perform: @escaping Perform
    ) {
        self.session = session
        self.source = source
        self.line = line
        self.context = context
        self.perform = perform
        names = session.foreign as? PythonNames ?? PythonNames()
        names.returnBorrowed(DataMark(session.data))
    }

    /// Runs statements in order; the session holds what they did.
    package mutating func run(_ statements: [PythonStatement]) throws(Diagnostic) {
        let version = names.version
        let (before, met) = (session, names.met)
        for statement in statements {
            if case .expression(let expression) = statement.kind {
                try show(expression, isOutput: statements.count == 1)
                continue
            }
            switch try execute(statement) {
            case .goesOn: answer(statement)
            case .returns:
                throw Diagnostic("`return` stands in a function", at: statement.span)
            case .breaks, .continues:
                throw Diagnostic("this stands in a loop", at: statement.span)
            }
        }
        endLine()
        trace(from: before)
        if statements.count > 1 { trace.showsValue = false }
        names.heap.sweep(keeping: names.values)
        names.mark(DataMark(session.data))
        if names.version != version {
            session.foreign = names
        } else if names.met != met {
            session.meet(names)
        }
    }

    /// An expression alone: its value is shown, where there is one to look at.
    ///
    /// - Parameter isOutput: whether it is all of its cell, whose value it then is.
    private mutating func show(
        _ expression: PythonExpression, isOutput: Bool
    ) throws(Diagnostic) {
        let value = try value(of: expression)
        endLine()
        if isOutput { keepOutput(value) }
        switch value {
        case .none: return
        case .made(let object) where object.path.hasPrefix("matplotlib"): return
        case .tuple(let items):
            if case .made(let object)? = items.first, object.path.hasPrefix("matplotlib") { return }
        case .reference(let reference):
            if case .history? = names.heap[reference] { return }
        default: break
        }
        trace.showsValue = true
        add("", repr(value), value)
    }

    /// Tells what a name holds now, where it is short to say.
    private mutating func answer(_ statement: PythonStatement) {
        let target: PythonExpression
        switch statement.kind {
        case .assignment(let targets, _): target = targets[targets.count - 1]
        case .augmented(let augmented, _, _): target = augmented
        default: return
        }
        guard case .name(let name) = target.kind, let value = names[name] else { return }
        endLine()
        if isArray(value), let shape = try? shape(of: value), shape.reduce(1, *) > 20 {
            let type = (try? elementType(of: value).name) ?? ""
            return add(name, "an array of shape \(shapeText(shape)), \(type)", value)
        }
        guard isPlain(value) else { return }
        let text = repr(value)
        guard text.count <= 200 else { return }
        add(name, text, value)
    }

    /// Shows a value with its numbers, where it is some.
    private mutating func add(_ name: String, _ text: String, _ value: PythonValue) {
        if let shape = shape(ofNumbers: value), shape.reduce(1, *) <= NamedValue.mostNumbers,
            let numbers = try? array(value).doubles
        {
            return context.add(
                .values([NamedValue(name, text, shape: shape, numbers: numbers)]))
        }
        context.add(.values([NamedValue(name, text)]))
    }

    /// The shape of a number, an array or a list of numbers; nil for anything else.
    private mutating func shape(ofNumbers value: PythonValue, depth: Int = 0) -> [Int]? {
        // A list may lie within itself.
        guard depth < 8 else { return nil }
        switch value {
        case .integer, .float: return []
        case .tensor(let tensor): return tensor.value.shape
        case .scalar(let scalar):
            return if case .text = scalar.value { nil } else { [] }
        default: break
        }
        if isArray(value) { return try? shape(of: value) }
        guard let items = list(value), !items.isEmpty else { return nil }
        let inner = items.map { shape(ofNumbers: $0, depth: depth + 1) }
        guard let first = inner[0], inner.allSatisfy({ $0 == first }) else { return nil }
        return [items.count] + first
    }

    /// Says something the first time that it is so.
    mutating func remarkOnce(_ text: String) {
        guard names.said.insert(text).inserted else { return }
        endLine()
        context.remark(text, from: .python)
    }

    private func isPlain(_ value: PythonValue) -> Bool {
        switch value {
        case .boolean, .integer, .float, .text, .scalar, .tuple, .tensor, .none: true
        default:
            switch cell(value) {
            case .list?, .dictionary?, .array?, .set?: true
            default: false
            }
        }
    }

    /// What comes after a statement.
    enum Flow {
        case goesOn, breaks, continues
        case returns(PythonValue)
    }

    /// Evaluations within one another beyond this are refused rather than risk the stack.
    private static let deepest = 1_200

    mutating func nested<Result>(
        at span: SourceSpan, _ body: (inout PythonEvaluator) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        guard depth < Self.deepest else {
            throw Diagnostic(
                "this calls itself, or lies within itself, too deeply",
                hint: "A function that calls itself needs a case in which it does not.", at: span)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// Throws where a Ctrl-C or the time's end asks to stop.
    func checkTime() throws(Diagnostic) {
        guard context.isInterrupted else { return }
        throw Diagnostic("this was interrupted", cause: .interrupted)
    }

    /// Between two rounds of a loop at the top, where everything in use is known.
    mutating func sweepIfNeeded() {
        guard callDepth == 0, scope == nil, names.heap.count > 2 * sweptCount + 10_000 else {
            return
        }
        names.heap.sweep(keeping: names.values + pinned.joined())
        sweptCount = names.heap.count
    }
}
