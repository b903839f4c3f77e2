/// What stands before a statement where somebody copied it: `bobbin [3]> fit 5`, `>>> x = 3`.
package enum Prompt {
    /// A line without its prompt.
    package struct Found: Equatable {
        /// What follows the prompt; a line of Python keeps how far it stands indented.
        package var rest: String
        /// Whether it goes on with the line above: `... print(i)`.
        package var goesOn: Bool
        /// Whether it is a line for the system's shell: `$ bobbin run job.bob`.
        package var isOfSystem = false
    }

    private static var beginnings: [Regex<Substring>] {
        [
            // This shell's own; a comparison with a list called `bobbin` is written `bobbin[1] > 3`.
            /^bobbin \[\d+\]>(?: |$)/,
            // A lesson's, and its free play.
            /^\p{L}+(?: \d+)? · \d+\/\d+>(?: |$)/, /^play>(?: |$)/,
            // Python's, IPython's and Jupyter's.
            /^>>>(?: |$)/, /^In ?\[[ \d]*\]:(?: |$)/,
        ]
    }

    private static var continuations: [Regex<Substring>] { [/^\.{3,}:?(?: |$)/] }

    /// Whether a line is worth the expressions: a script may have very many.
    private static func mayBeginSo(_ text: some StringProtocol) -> Bool {
        switch text.first {
        case ">", "$", ".": true
        case "b": text.hasPrefix("bobbin [")
        case "I": text.hasPrefix("In")
        case "p" where text.hasPrefix("play>"): true
        default: text.prefix(48).contains("·")
        }
    }

    /// A line taken apart; nil for one that begins with no prompt.
    ///
    /// - Parameter goesOn: whether three dots may be a prompt, as below a line that had one. Elsewhere
    ///   they are Python's `...`, or stand in an answer for numbers left out.
    package static func found(in line: some StringProtocol, goesOn: Bool) -> Found? {
        let bare = line.drop { $0 == " " || $0 == "\t" }
        guard mayBeginSo(bare) else { return nil }
        let text = String(bare)
        for prompt in beginnings {
            if let match = try? prompt.firstMatch(in: text) {
                return Found(rest: String(text[match.range.upperBound...]), goesOn: false)
            }
        }
        if text.hasPrefix("$ ") {
            return Found(rest: String(text.dropFirst(2)), goesOn: false, isOfSystem: true)
        }
        guard goesOn else { return nil }
        for prompt in continuations {
            if let match = try? prompt.firstMatch(in: text) {
                return Found(rest: String(text[match.range.upperBound...]), goesOn: true)
            }
        }
        return nil
    }
}
