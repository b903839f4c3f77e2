import Diagnostics

/// Progress as the text of its file: a line for every fact, tabs between its parts.
///
///     bobbin-progress 1
///     last      lesson
///     at        lesson  step
///     finished  lesson
///     step      lesson  step  passed | shown | skipped
///     guess     lesson  step  near | off | open  guess  truth
extension LearnerProgress {
    static let heading = "bobbin-progress 1"

    var fileText: String {
        var lines = [Self.heading]
        if let last { lines.append("last\t" + Self.inOneField(last)) }
        for (id, record) in lessons.sorted(by: { $0.key < $1.key }) {
            func add(_ fields: String...) {
                lines.append(fields.map(Self.inOneField).joined(separator: "\t"))
            }
            if let place = record.place { add("at", id, place) }
            if record.isFinished { add("finished", id) }
            for (step, outcome) in record.steps.sorted(by: { $0.key < $1.key }) {
                add("step", id, step, outcome.rawValue)
            }
            for (step, guess) in record.guesses.sorted(by: { $0.key < $1.key }) {
                add("guess", id, step, Self.word(guess.isNear), guess.guess, guess.truth)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads whatever can be read.
    ///
    /// - Returns: the numbers of the lines that cannot.
    static func read(_ text: String) -> (progress: LearnerProgress, unread: [Int]) {
        var progress = LearnerProgress()
        var unread: [Int] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            if index == 0, line == heading { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if !progress.take(fields.map(String.init)) { unread.append(index + 1) }
        }
        return (progress, unread)
    }

    /// Notes one line's fact; false when it is none.
    private mutating func take(_ fields: [String]) -> Bool {
        guard fields.count >= 2, fields.dropFirst().prefix(2).allSatisfy(Self.isID) else {
            return false
        }
        let lesson = fields[1]
        switch (fields[0], fields.count) {
        case ("last", 2): last = lesson
        case ("finished", 2): self[lesson].isFinished = true
        case ("at", 3): self[lesson].place = fields[2]
        case ("step", 4):
            guard let outcome = Outcome(rawValue: fields[3]) else { return false }
            self[lesson].note(outcome, of: fields[2])
        case ("guess", 6):
            guard ["near", "off", "open"].contains(fields[3]) else { return false }
            self[lesson].guesses[fields[2]] = Guess(
                isNear: fields[3] == "open" ? nil : fields[3] == "near",
                guess: Self.inOneField(fields[4]),
                truth: Self.inOneField(fields[5]))
        default: return false
        }
        return true
    }

    private static func word(_ isNear: Bool?) -> String {
        isNear.map { $0 ? "near" : "off" } ?? "open"
    }

    /// Derived ids may hold letters of any script, so this is laxer than what authors may write.
    private static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 300
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
    }

    /// What a learner typed can hold anything; a field holds no tab, line break or control.
    private static func inOneField(_ text: String) -> String {
        String(
            text.prefix(300).map { character in
                let isControl = character.unicodeScalars.contains {
                    $0.properties.generalCategory == .control
                }
                return isControl || character.isNewline ? " " : character
            })
    }
}
