import Vocabulary
import Workbench

extension Completion {
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
