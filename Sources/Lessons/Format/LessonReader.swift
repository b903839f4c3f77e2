import Diagnostics
import Markdown

/// Walks through the lines of a lesson from top to bottom.
struct LessonReader {
    private let lines: [SourceLine]
    private var position = 0
    /// The headings, fenced blocks and comments by the place of their first line.
    private var pieces: [Int: Markdown.Block] = [:]
    private var prose: [SourceLine] = []
    private var names = StepNames()
    private var steps: [Step] = []
    private var firstHeading: String?
    private(set) var problems: [Diagnostic] = []

    init(_ text: String) {
        let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        lines = body.split(omittingEmptySubsequences: false) { $0.isNewline }
            .enumerated().map { SourceLine(text: String($0.element), number: $0.offset + 1) }
    }

    /// Nil when the header lacks what a lesson cannot be without.
    mutating func lesson() -> Lesson? {
        let header = readHeader()
        findPieces()
        while position < lines.count, problems.count <= LessonParser.mostProblems {
            let line = lines[position]
            guard steps.count < LessonSize.mostSteps else {
                problems.append(
                    Diagnostic(
                        "A lesson has no more than \(LessonSize.mostSteps) steps and texts.",
                        hint: "Make several lessons of it.", at: line.span))
                break
            }
            if let piece = pieces[position] {
                read(piece, at: line)
            } else {
                checkProse(line)
                prose.append(line)
                position += 1
            }
        }
        endProse()
        if names.section > 0 || !steps.isEmpty, steps.allSatisfy(\.isProse) {
            problems.append(Diagnostic("The lesson has no step to do: no ```bobbin block."))
        }
        return header?.lesson(steps: steps, firstHeading: firstHeading, problems: &problems)
    }

    /// Finds what is more than prose, behind the header.
    private mutating func findPieces() {
        for block in Markdown(lines: lines[position...].map(\.text)).blocks {
            switch block.content {
            case .heading, .code(fence: .some, _, _): break
            case _ where block.isComment: break
            default: continue
            }
            var piece = block
            piece.lines = position + block.lines.lowerBound...position + block.lines.upperBound
            pieces[piece.lines.lowerBound - 1] = piece
        }
    }

    private mutating func read(_ piece: Markdown.Block, at line: SourceLine) {
        if case .code(_, _, let isClosed) = piece.content, let fence = Fence(line.text) {
            readFence(fence, at: line, end: isClosed ? piece.lines.upperBound - 1 : nil)
        } else if piece.isComment {
            skipComment(piece, at: line)
        } else {
            position += 1
            if case .heading = piece.content, let heading = Heading(line.text.trimmed) {
                begin(heading, at: line)
            } else {
                prose.append(line)
            }
        }
    }

    /// A step or a heading within something else would be shown to the learner as it is written.
    private mutating func checkProse(_ line: SourceLine) {
        let isStep = Fence(line.text.trimmed)?.isStep == true
        guard isStep || Heading(line.text) != nil else { return }
        problems.append(
            Diagnostic(
                "This \(isStep ? "step" : "heading") stands within something else.",
                hint: "Put an empty line before it, and no spaces: it is part of a list, a "
                    + "quotation, HTML or code as it is.", at: line.span))
    }

    /// Passes over the lines of an author's note, which nobody is shown.
    private mutating func skipComment(_ comment: Markdown.Block, at line: SourceLine) {
        let last = lines[comment.lines.upperBound - 1]
        if !last.text.contains("-->") {
            problems.append(
                Diagnostic(
                    "This comment is not closed.", hint: "Close it with -->.", at: line.span))
        } else if !last.text.trimmed.hasSuffix("-->") {
            problems.append(
                Diagnostic(
                    "There is text behind the end of a comment.",
                    hint: "It goes on the next line.", at: last.span))
        }
        position = comment.lines.upperBound
    }

    private mutating func readHeader() -> LessonHeader? {
        while position < lines.count, lines[position].text.trimmed.isEmpty { position += 1 }
        guard position < lines.count, lines[position].text.trimmed == "---" else {
            problems.append(
                Diagnostic(
                    "A lesson begins with a header between two lines of `---`.",
                    hint: "At the least: format: 1 and id: my-lesson",
                    at: lines.first?.span))
            return nil
        }
        let opening = lines[position]
        let rest = lines[(position + 1)...]
        guard let end = rest.firstIndex(where: { $0.text.trimmed == "---" }) else {
            problems.append(
                Diagnostic("The header is not closed: a second `---` is missing.", at: opening.span)
            )
            position += 1
            return nil
        }
        position = end + 1
        return LessonHeader(Array(rest[..<end]), opening: opening, problems: &problems)
    }

    private mutating func begin(_ heading: Heading, at line: SourceLine) {
        endProse()
        if firstHeading == nil { firstHeading = heading.text }
        if let problem = names.beginSection(heading) {
            problems.append(problem.placed(at: line.span))
        }
        prose = [SourceLine(text: heading.marks + " " + heading.text, number: line.number)]
    }

    /// - Parameter end: the place of the line that closes the block; nil where there is none.
    private mutating func readFence(_ fence: Fence, at line: SourceLine, end: Int?) {
        let content = lines[position + 1..<(end ?? lines.count)]
        if fence.isStep, content.count > LessonSize.mostLinesOfStep {
            problems.append(
                Diagnostic(
                    "A step has no more than \(LessonSize.mostLinesOfStep) lines.",
                    hint: "Make several steps of it.", at: line.span))
            position = min(lines.count, (end ?? lines.count) + 1)
            return
        }
        if end == nil {
            problems.append(
                Diagnostic(
                    "This block is not closed.", hint: "Close it with \(fence.marks).",
                    at: line.span
                ))
        }
        let next = min(lines.count, (end ?? lines.count) + 1)
        if fence.isStep {
            endProse()
            readStep(fence, Array(content), line, through: min(next, lines.count))
        } else {
            prose += lines[position..<next]
        }
        position = next
    }

    private mutating func readStep(
        _ fence: Fence, _ content: [SourceLine], _ line: SourceLine, through last: Int
    ) {
        let known = StepReader.kinds
        guard let kind = fence.kind, known.contains(kind) else {
            let meant = fence.kind.flatMap { Suggestion.nearest(to: $0, among: known) }
            problems.append(
                Diagnostic(
                    fence.kind.map { "There is no kind of step called \($0)." }
                        ?? "This block does not say what kind of step it is.",
                    hint: Suggestion.hint(
                        meant, "Kinds: \(known.joined(separator: ", "))."), at: line.span))
            return
        }
        if let excess = fence.excess {
            problems.append(
                Diagnostic(
                    "\(excess) does not fit here.", hint: "A step begins ```bobbin \(kind) {#id}",
                    at: line.span))
        }
        var reader = StepReader(kind: kind, lines: content, opening: line)
        let read = reader.content()
        problems += reader.problems
        let id: String
        switch names.name(explicit: fence.id, kind: kind) {
        case .success(let name): id = name
        case .failure(let problem):
            problems.append(problem.placed(at: line.span))
            return
        }
        guard let read else { return }
        steps.append(step(id, line.number...max(line.number, last), read))
    }

    /// What was gathered since the last step becomes a step of its own.
    private mutating func endProse() {
        defer { prose = [] }
        func isBlank(_ line: SourceLine) -> Bool { line.text.trimmed.isEmpty }
        guard let first = prose.firstIndex(where: { !isBlank($0) }),
            let last = prose.lastIndex(where: { !isBlank($0) }),
            case .success(let id) = names.name(explicit: nil, kind: "prose")
        else { return }
        let text = LessonText(
            prose[first...last].map(\.text).joined(separator: "\n"), line: prose[first].number,
            problems: &problems)
        steps.append(step(id, prose[first].number...prose[last].number, .prose(text)))
    }

    private func step(_ id: String, _ lines: ClosedRange<Int>, _ content: Step.Content) -> Step {
        Step(
            id: id, heading: names.heading, section: names.section, lines: lines, content: content)
    }
}
