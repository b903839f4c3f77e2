import Diagnostics

/// How large a lesson may be: ten times as large as any that a learner could bear, and small enough to
/// be read at once.
enum LessonSize {
    static let mostLines = 5000
    static let longestLine = 4000
    /// Steps, and the texts between them.
    static let mostSteps = 500
    static let mostLinesOfStep = 200

    static func problems(in text: String) -> [Diagnostic] {
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            guard number <= mostLines else {
                return [
                    Diagnostic(
                        "A lesson has no more than \(mostLines) lines.",
                        hint: "Make several lessons of it.",
                        at: SourceSpan(line: number, column: 1, length: 1))
                ]
            }
            guard line.count <= longestLine else {
                return [
                    Diagnostic(
                        "A line has no more than \(longestLine) characters.",
                        hint: "Break it: what goes on begins with a space.",
                        at: SourceSpan(line: number, column: longestLine + 1, length: 1))
                ]
            }
        }
        return []
    }
}
