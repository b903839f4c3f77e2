import Diagnostics
import Language
import Output

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A notebook in progress: the one owner of the state that statements change.
///
/// A line goes one way: text → statement → a copy of the state is changed → the copy is kept, with
/// the cell that tells what happened. A statement that fails leaves the state as it was.
public final class Session {
    public typealias Emit = @Sendable (OutputEvent) -> Void

    public let environment: SessionEnvironment
    private var state: SessionState

    public init(_ environment: SessionEnvironment) {
        self.environment = environment
        state = SessionState(seed: environment.seed)
    }

    /// What ends a shell or a script.
    public static let leavingWords: Set<String> = ["quit", "exit", "quit()", "exit()"]

    /// Everything that can be given back with `restore`.
    public var snapshot: SessionState { state }
    public func restore(_ snapshot: SessionState) { state = snapshot }

    /// The number the next statement gets.
    public var nextCell: Int { state.cellCount + 1 }

    /// Whether these lines are a whole statement, or one that goes on: after a `\`, or in a
    /// `repeat` without its `end`.
    public static func isComplete(_ text: String) -> Bool { SourceText.isComplete(text) }

    /// The statements of a text that may hold several lines, as one that was pasted does.
    public static func statements(in text: String) -> [(text: String, line: Int)] {
        SourceText(text).parts.map { ($0.text.trimmingWhitespace(), $0.line) }
    }

    /// Runs one statement and tells what happens, as it happens, through `emit`.
    ///
    /// - Parameters:
    ///   - text: the statement; several lines where all but the last end in `\`.
    ///   - line: the line of the script or lesson on which it starts.
    /// - Returns: the numbered cell, or nil for an empty line or a comment.
    @discardableResult
    public func run(_ text: String, line: Int = 1, emit: @escaping Emit) -> Cell? {
        let parsed = Result { () throws(Diagnostic) in
            try Parser.parse(text, line: line, verbs: StatementTable.verbs)
        }
        if case .success(nil) = parsed { return nil }
        environment.interrupts.reset()
        let index = state.cellCount + 1
        let source = text.trimmingWhitespace()
        let recorder = Recorder(index: index, source: source, line: line, emit: emit)
        let execution = Execution(
            statement: parsed.map { $0 }, state: state, environment: environment,
            recorder: recorder)
        let interrupts = environment.interrupts
        let finished = WorkerThread.run(
            { execution.run() }, isAbandoned: { interrupts.isForced })
        if let finished {
            state = finished.state
        } else {
            recorder.abandon(
                Diagnostic(
                    "Ended by force: the session is as it was before this statement.",
                    hint:
                        "One Ctrl-C stops training after the step in hand and keeps what was learned."
                ))
        }
        state.cellCount = index
        return recorder.finish()
    }

    /// The value of an expression in the present state; nothing is changed.
    public func evaluate(_ text: String, line: Int = 1) throws(Diagnostic) -> Value {
        let expression = try Parser.expression(text, line: line)
        var evaluator = ExpressionEvaluator(names: SessionNames(state), random: state.random)
        return try evaluator.operand(of: expression).value()
    }
}

/// One statement on its way through a copy of the state. Pure: gives back the new state.
private struct Execution: Sendable {
    let statement: Result<Statement?, Diagnostic>
    let state: SessionState
    let environment: SessionEnvironment
    let recorder: Recorder

    struct Finished: Sendable {
        var state: SessionState
    }

    func run() -> Finished {
        var changed = state
        do throws(Diagnostic) {
            guard let statement = try statement.get() else { return Finished(state: state) }
            let context = StatementContext(environment: environment, recorder: recorder)
            try StatementTable.run(statement, &changed, context)
            return Finished(state: changed)
        } catch {
            recorder.fail(error)
            return Finished(state: state)
        }
    }
}

extension String {
    func trimmingWhitespace() -> String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
