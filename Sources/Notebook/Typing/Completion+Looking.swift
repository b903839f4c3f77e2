import Vocabulary
import Workbench

extension Completion {
    /// The learner's own names, which can be forgotten.
    static func ownNames(_ state: SessionState) -> [Candidate] {
        let foreign = state.foreign?.all.filter { state.foreign?.isOwn($0) ?? false } ?? []
        return (state.variables.keys.sorted() + foreign).map { Candidate($0) }
    }

    /// What `plot` and `histogram` can draw; none for other statements.
    static func whatCanBeDrawn(by verb: Verb, _ state: SessionState) -> [Candidate] {
        let arrays = SessionNames(state).arrays.map { Candidate($0) }
        switch verb {
        case .plot:
            let measured = state.model?.compiled?.history.map(\.name) ?? []
            let names = measured.isEmpty ? ["loss", "accuracy"] : measured
            return names.map { Candidate($0, meaning: "what the epochs measured") } + arrays
        case .histogram: return arrays
        default: return []
        }
    }
}
