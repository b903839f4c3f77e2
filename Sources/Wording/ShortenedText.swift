extension String {
    /// A learner's own name as pictures show it: on one line, cut where it is long.
    package var shortened: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
