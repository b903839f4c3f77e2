import Diagnostics
import Language
import Output

/// One statement of the language: what it is called, how it is explained, what it does.
struct StatementDefinition: Sendable {
    enum Family: String, CaseIterable, Sendable {
        case data = "Data"
        case model = "Model"
        case training = "Training and measuring"
        case inside = "Under the hood"
        case notebook = "The notebook"
    }

    /// A `name=value` that the statement takes.
    struct Option: Sendable {
        var name: String
        var meaning: String
        /// The words it may be, for completion; empty for numbers and texts.
        var values: [String] = []
    }

    var verb: String
    var family: Family
    /// How it is written: `fit [EPOCHS] [batch_size=32] …`.
    var usage: String
    var summary: String
    var example: String
    /// The Python that it stands for; empty where there is none.
    var keras: String
    var options: [Option] = []
    /// What may follow the verb without a name, for completion.
    var words: [String] = []
    /// Lines of a list that the page of `help` adds.
    var notes = ""
    /// Whether it takes `to "FILE.svg"`, which writes what it would show.
    var drawsFigures = false
    var run: @Sendable (Command, inout SessionState, StatementContext) throws(Diagnostic) -> Void
}

/// What a statement may use beside the state: a way to answer, and the world outside.
struct StatementContext: Sendable {
    let environment: SessionEnvironment
    let recorder: Recorder
    /// The session's past, as it was when the statement began.
    var ledger = Ledger()
    /// Says nothing but warnings: a round of `repeat` that is not the last.
    var isMuted = false
    /// Whether the statement stands within `repeat` … `end`.
    var isInBlock = false
    /// Takes the answer, where its picture goes to a file.
    var collector: FigureCollector?

    func say(_ text: String) { add(.text(text)) }
    func add(_ block: Block) {
        if let collector { return collector.take(block) }
        if !isMuted { recorder.add(block) }
    }
    func show(_ progress: Progress) {
        if !isMuted { recorder.show(progress) }
    }
    func warn(_ message: String, hint: String? = nil) {
        recorder.add(.diagnostic(Diagnostic(message, hint: hint, severity: .warning)))
    }
    /// Whether to stop soon. Also true for a statement that was given up: by the time it looks, the
    /// next statement may have forgotten the Ctrl-C.
    var isInterrupted: Bool { environment.interrupts.isRaised || recorder.isAbandoned }
}
