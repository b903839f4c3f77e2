import Diagnostics
import JSON
import Lessons
import Output
import Rendering
import Synchronization
import Wording

/// What is read, and what of it comes to a screen.
enum Pages {
    static func lesson(_ text: String) throws {
        do {
            let lesson = try LessonParser.parse(text)
            var names: Set<String> = []
            for step in lesson.steps {
                guard names.insert(step.id).inserted else {
                    throw FuzzFinding("two steps are called \(step.id)")
                }
                if case .prose(let prose) = step.content { try show(.prose(prose.source)) }
            }
        } catch let problems as LessonProblems {
            guard !problems.diagnostics.isEmpty else { throw FuzzFinding("refused without a word") }
            for problem in problems.diagnostics { try show(problem) }
        }
    }

    static func markdown(_ text: String) throws { try show(.prose(text)) }

    /// What is read is written as the same.
    static func json(_ bytes: [UInt8]) throws {
        guard let value = try? JSONValue(json: bytes) else { return }
        let text = value.text
        let again = try? JSONValue(json: Array(text.utf8))
        guard again?.text == text else { throw FuzzFinding("JSON that reads otherwise: \(text)") }
    }

    static func show(_ problem: Diagnostic) throws { try show(.diagnostic(problem)) }

    static func show(_ text: String) throws { try show(.text(text)) }

    /// Nothing comes to a screen but letters and line breaks.
    static func show(_ block: Block) throws {
        for width in [80, 40] {
            let shown = Mutex("")
            let renderer = TerminalRenderer(style: TerminalStyle(width: width)) { text in
                shown.withLock { $0 += text }
            }
            renderer.receive(.block(block))
            let scalars = shown.withLock { $0.unicodeScalars }
            if let unsafe = scalars.first(where: { $0 != "\n" && UnsafeText.isUnsafe($0) }) {
                throw FuzzFinding("\(unsafe.escaped(asASCII: true)) came to the screen")
            }
        }
    }
}
