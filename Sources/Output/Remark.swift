/// Something said beside the answer, by one that was not asked.
public struct Remark: Sendable, Equatable, Codable {
    public enum Source: String, Sendable, Codable, CaseIterable {
        /// Looks over the learner's shoulder for mistakes that raise no error.
        case coach
        /// The notebook, of itself: what it runs again, what it no longer keeps.
        case notebook
        /// The reader of Python: what a line was taken for.
        case python
    }

    public var source: Source
    /// Sentences, as those of `Block.text`.
    public var text: String

    public init(from source: Source, _ text: String) {
        self.source = source
        self.text = text
    }
}
