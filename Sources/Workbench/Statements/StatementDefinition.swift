import Diagnostics
import Language
import Output
import Values
import Vocabulary

/// One statement of the language: what it is called, how it is explained, what it does.
package struct StatementDefinition: Sendable {
    package enum Family: String, CaseIterable, Sendable {
        case data = "Data"
        case model = "Model"
        case training = "Training and measuring"
        case inside = "Under the hood"
        case notebook = "The notebook"
    }

    /// A `name=value` that the statement takes.
    package struct Option: Sendable {
        package var name: String
        package var meaning: String
        /// The words it may be, for completion; empty for numbers and texts.
        package var values: [String] = []

        package init(name: String, meaning: String, values: [String] = []) {
            self.name = name
            self.meaning = meaning
            self.values = values
        }
    }

    /// What it does to the session.
    package enum Action: Sendable {
        /// Looks, and leaves the state as it is.
        case looks(@Sendable (Command, SessionState, StatementContext) throws(Diagnostic) -> Void)
        /// Changes the state; also one that only draws random numbers does.
        case changes(
            @Sendable (Command, inout SessionState, StatementContext) throws(Diagnostic) -> Void)
        /// Goes to another state of the session's past: `undo`, `redo`.
        case movesHistory
        /// Is replaced by the statement of an earlier cell: `rerun`.
        case repeatsCell
        /// Runs the statements of a file, each as a cell of its own: `run`.
        case runsScript
    }

    package var verb: Verb
    package var family: Family
    /// How it is written: `fit [EPOCHS] [batch_size=32] …`.
    package var usage: String
    package var summary: String
    package var example: String
    /// The Python that it stands for; empty where there is none.
    package var keras: String
    package var options: [Option] = []
    /// What may follow the verb without a name, for completion.
    package var words: [String] = []
    /// Lines of a list that the page of `help` adds.
    package var notes = ""
    /// Whether it takes `to "FILE.svg"`, which writes what it would show.
    package var drawsFigures = false
    package var action: Action

    package init(
        verb: Verb, family: Family, usage: String, summary: String, example: String, keras: String,
        options: [Option] = [], words: [String] = [], notes: String = "",
        drawsFigures: Bool = false, action: Action
    ) {
        self.verb = verb
        self.family = family
        self.usage = usage
        self.summary = summary
        self.example = example
        self.keras = keras
        self.options = options
        self.words = words
        self.notes = notes
        self.drawsFigures = drawsFigures
        self.action = action
    }

    /// Whether it works on whole cells, and cannot stand in a block.
    package var standsAlone: Bool {
        switch action {
        case .looks, .changes: false
        case .movesHistory, .repeatsCell, .runsScript: true
        }
    }
}

extension StatementDefinition {
    /// One that only looks.
    package static func looking(
        verb: Verb, family: Family, usage: String, summary: String, example: String, keras: String,
        options: [Option] = [], words: [String] = [], notes: String = "",
        drawsFigures: Bool = false,
        run:
            @escaping @Sendable (Command, SessionState, StatementContext) throws(Diagnostic) ->
            Void
    ) -> StatementDefinition {
        StatementDefinition(
            verb: verb, family: family, usage: usage, summary: summary, example: example,
            keras: keras, options: options, words: words, notes: notes,
            drawsFigures: drawsFigures, action: .looks(run))
    }

    /// One that changes the state.
    package static func changing(
        verb: Verb, family: Family, usage: String, summary: String, example: String, keras: String,
        options: [Option] = [], words: [String] = [], notes: String = "",
        drawsFigures: Bool = false,
        run:
            @escaping @Sendable (Command, inout SessionState, StatementContext)
            throws(Diagnostic) -> Void
    ) -> StatementDefinition {
        StatementDefinition(
            verb: verb, family: family, usage: usage, summary: summary, example: example,
            keras: keras, options: options, words: words, notes: notes,
            drawsFigures: drawsFigures, action: .changes(run))
    }
}

/// What a statement may use beside the state: a way to answer, and the world outside.
package struct StatementContext: Sendable {
    package let environment: SessionEnvironment
    package let recorder: Recorder
    /// The cells before this one, the oldest of very many left out.
    package var notes: [CellNote] = []
    /// Says nothing but warnings: a round of `repeat` that is not the last.
    package var isMuted = false
    /// Whether it is a line of `repeat`, which ends a round before it stops.
    package var isWithinBlock = false
    /// Takes the answer, where its picture goes to a file.
    package var collector: FigureCollector?

    package init(
        environment: SessionEnvironment, recorder: Recorder, notes: [CellNote] = []
    ) {
        self.environment = environment
        self.recorder = recorder
        self.notes = notes
    }

    package func say(_ text: String) { add(.text(text)) }
    /// Says something beside the answer.
    package func remark(_ text: String, from source: Remark.Source) {
        add(.remark(Remark(from: source, text)))
    }
    package func add(_ block: Block) {
        if let collector { return collector.take(block) }
        if !isMuted { recorder.add(block) }
    }
    package func show(_ progress: Progress) {
        if !isMuted { recorder.show(progress) }
    }
    package func warn(_ message: String, hint: String? = nil) {
        recorder.add(.diagnostic(Diagnostic(message, hint: hint, severity: .warning)))
    }
    /// Whether to stop soon. Also true for a statement that was given up: by the time it looks, the
    /// next statement may have forgotten the Ctrl-C.
    package var isInterrupted: Bool { environment.interrupts.isRaised || recorder.isAbandoned }
    /// What ends an expression: Ctrl-C; in a block, which keeps the rounds that are done, a second one.
    package var limits: EvaluationLimits {
        EvaluationLimits { [isWithinBlock, recorder, interrupts = environment.interrupts] in
            recorder.isAbandoned || !isWithinBlock && interrupts.isRaised
        }
    }
}
