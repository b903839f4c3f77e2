import Diagnostics
import Figures
import Files
import Interchange
import Language
import Output
import Wording
import Workbench

/// `to "loss.svg"` in a statement: the file that its picture goes to.
package struct FigureDestination {
    enum Format: String, CaseIterable { case svg, png }

    /// As the learner wrote it.
    package let name: String
    /// What the statement answers, until its picture is written.
    package let collector = FigureCollector()
    private let path: String
    private let format: Format
    private let span: SourceSpan

    private init(name: String, path: String, format: Format, span: SourceSpan) {
        (self.name, self.path, self.format, self.span) = (name, path, format, span)
    }

    // MARK: - Reading

    /// The command without its `to FILE`, and where that leads; nil where it has none.
    ///
    /// - Throws: where the statement draws nothing, the file's kind is not known, or nothing may be
    ///   written there.
    package static func taken(
        from command: Command, of definition: StatementDefinition, _ state: SessionState,
        _ environment: SessionEnvironment
    ) throws(Diagnostic) -> (command: Command, destination: FigureDestination?) {
        guard let place = place(in: command, state) else { return (command, nil) }
        var rest = command
        let first = rest.arguments.remove(at: place)
        var file: Expression? = first.name == nil ? nil : first.value
        if file == nil, place < rest.arguments.count, rest.arguments[place].name == nil {
            file = rest.arguments.remove(at: place).value
        }
        guard definition.drawsFigures else {
            // `to` may be anything to a statement that draws nothing, but a picture's file is one.
            guard file.flatMap({ FilePath.written(in: $0) }).flatMap(format) != nil else {
                return (command, nil)
            }
            throw Diagnostic(
                "\(definition.verb.rawValue) draws no picture that a file could hold",
                hint: "Leave `to` and the file out. `help plot` shows what draws curves.",
                at: first.span)
        }
        return (rest, try destination(file, of: definition, at: first.span, environment))
    }

    /// Where `to` stands, or a `to=`; an array of the learner's own may be called so too.
    private static func place(in command: Command, _ state: SessionState) -> Int? {
        command.arguments.indices.first { index in
            let argument = command.arguments[index]
            if let name = argument.name { return name.text == "to" }
            guard argument.value.word == "to" else { return false }
            guard state.hasOwn("to") else { return true }
            let next = command.arguments.dropFirst(index + 1).first
            return if next?.name == nil, case .text? = next?.value.kind { true } else { false }
        }
    }

    private static func destination(
        _ file: Expression?, of definition: StatementDefinition, at word: SourceSpan,
        _ environment: SessionEnvironment
    ) throws(Diagnostic) -> FigureDestination {
        guard let file, let name = FilePath.written(in: file), !name.isEmpty else {
            throw Diagnostic(
                "a file's name follows `to`",
                hint: "For example: \(definition.verb.rawValue) … to \"picture.svg\"",
                at: file?.span ?? word)
        }
        guard let format = format(of: name) else {
            throw Diagnostic(
                "a picture's file ends in .svg or .png",
                hint: "For example: to \(fileName(name, .svg)), or .png for one of pixels.",
                at: file.span)
        }
        do throws(Diagnostic) {
            let path = try environment.writablePath(name)
            return FigureDestination(name: name, path: path, format: format, span: file.span)
        } catch {
            throw error.placed(at: file.span)
        }
    }

    private static func format(of name: String) -> Format? {
        Format.allCases.first { format in
            name.lowercased().hasSuffix("." + format.rawValue)
                && !name.hasSuffix("/." + format.rawValue) && name.count > 4
        }
    }

    /// The same name with another ending, in quotes.
    private static func fileName(_ name: String, _ format: Format) -> String {
        let last = lastComponent(name)
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        let folder = String(name.dropLast(last.count))
        return "\"" + folder + (stem.isEmpty ? "picture" : stem) + "." + format.rawValue + "\""
    }

    // MARK: - Writing

    /// Writes what no statement draws: pictures and bars of a program's own numbers.
    package static func write(
        _ blocks: [Block], to name: String, at span: SourceSpan, _ context: StatementContext
    ) throws(Diagnostic) {
        let made = try destination(
            Expression(.text(name), at: span), of: PlotStatement.definition, at: span,
            context.environment)
        for block in blocks { made.collector.take(block) }
        try made.write(context)
    }

    /// Writes what can be looked at of the answer, and says the rest.
    fileprivate func write(_ context: StatementContext) throws(Diagnostic) {
        guard let figure = Figure(collector.blocks) else {
            throw Diagnostic(
                "this answer is read, not looked at: it has no picture that a file could hold",
                hint: "Leave `to \"\(name.shortened)\"` out to see it.", at: span)
        }
        let bytes = try drawn(figure)
        let isReplacing = context.environment.isFile(path)
        try ModelFileStatements.writing { () throws(InterchangeError) in
            try WholeFile.save(bytes, to: path, permit: context.recorder.permit)
        }
        for block in collector.blocks where !Figure.draws(block) { context.add(block) }
        for remark in collector.blocks.flatMap(\.remarks) { context.say(remark) }
        let size = "\(Int(figure.width.rounded())) × \(Int(figure.height.rounded()))"
        context.say(
            "Wrote the picture to \(name.shortened): "
                + (format == .svg
                    ? "SVG, \(size) points, with its texts as texts."
                    : "PNG, \(size) points of two pixels each way."))
        if isReplacing { context.say("It took the place of the file that had this name.") }
    }

    private func drawn(_ figure: Figure) throws(Diagnostic) -> [UInt8] {
        guard format == .png else { return Array(figure.svg.utf8) }
        let way = "As SVG it can be written: to \(Self.fileName(name, .svg))"
        do throws(FigureError) {
            return try figure.png()
        } catch {
            switch error {
            case .lettersMissing(let text):
                throw Diagnostic(
                    "PNG pictures are drawn here with Latin letters alone, and "
                        + "\(text.shortened.asQuoted) has others",
                    hint: way, at: span)
            case .tooLarge(let width, let height):
                throw Diagnostic(
                    "the picture would have \(grouped(width)) × \(grouped(height)) pixels, more than "
                        + "anybody could look at",
                    hint: way + ", or show fewer.", at: span)
            case .noMemory:
                throw Diagnostic("there is no memory for this picture", hint: way, at: span)
            }
        }
    }
}

extension Block {
    /// What is said below a picture.
    fileprivate var remarks: [String] {
        switch self {
        case .plot(let plot): plot.remarks
        case .bars(let bars): bars.remarks
        case .prediction(let prediction): prediction.outputs.remarks
        case .matrix(let matrix): matrix.footer
        default: []
        }
    }
}

extension StatementDefinition {
    /// Runs a statement; with `to FILE` its pictures go there rather than to the screen.
    package func run(
        _ command: Command, to destination: FigureDestination?, _ state: inout SessionState,
        _ context: StatementContext
    ) throws(Diagnostic) {
        guard let destination else { return try act(command, &state, context) }
        var gathering = context
        gathering.collector = destination.collector
        try act(command, &state, gathering)
        try destination.write(context)
    }

    private func act(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        switch action {
        case .looks(let look): try look(command, state, context)
        case .changes(let change): try change(command, &state, context)
        case .movesHistory, .repeatsCell, .runsScript:
            throw Diagnostic(
                "`\(verb.rawValue)` works on whole cells and cannot stand in a block.",
                hint: "Type it on a line of its own.")
        }
    }
}
