import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// Advice that is followed to the letter gets the learner on.
@Suite struct AdviceTests {
    private func hint(_ bench: Bench, _ line: String) -> String {
        bench.run(line)?.diagnostics.last?.hint ?? ""
    }

    /// The lines that a sentence names between backquotes.
    private func lines(in text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    @Test func theFirstModelOnPicturesCanBeCompiled() {
        let bench = Bench(.loaded)
        let begin = lines(in: hint(bench, "fit"))
        #expect(begin == ["add Flatten", "add Dense 10 softmax"])
        for line in begin + ["compile adam"] { #expect(bench.run(line)?.status == .ok, "\(line)") }
        #expect(bench.session.snapshot.model?.network?.outputShape == [10])
    }

    @Test func rowsByThemselvesAreMended() throws {
        let bench = Bench(.loaded)
        bench.run("add Dense 10 softmax")
        let way = try #require(lines(in: hint(bench, "compile adam")).first)
        for line in [way, "compile adam"] { #expect(bench.run(line)?.status == .ok, "\(line)") }
        let said = coached(from: .loaded, "add Dense 12 relu").joined()
        #expect(said.contains("`reshape 784`") && said.contains("`model Flatten, Dense(12, relu)`"))
    }

    @Test func aPlaceIsNoNumberOfPictures() throws {
        let bench = Bench(.loaded)
        let line = hint(bench, "show test 4132")
        expectText(line, "The one at that place alone: test[4132]")
        #expect(bench.run("show test[4132]")?.status == .ok)
    }

    @Test func wordsOfOtherPlaces() {
        let bench = Bench(.trained)
        #expect(hint(bench, "plot confusion").contains("`confusion` is a statement of its own"))
        #expect(hint(bench, "hint").contains("`lesson` goes on with yours"))
        #expect(hint(bench, "what is deep learning").contains("`help neuron`"))
        bench.run("compile sgd")
        #expect(bench.answer("plot loss").hasPrefix("Nothing has been trained since `compile`."))
    }

    /// Pictures that are not square keep their sides when they are laid out in rows.
    @Test func sidesAreKept() throws {
        var state = Bench.loaded
        state.data?.pictureShape = [14, 56]
        let bench = Bench(state)
        bench.run("reshape 784")
        let cell = try #require(bench.run("show 1"))
        guard case .pictures(let pictures)? = cell.blocks.last else {
            Issue.record("\(cell.blocks)")
            return
        }
        #expect((pictures[0].height, pictures[0].width) == (14, 56))
        #expect(bench.answer("keras").contains("picture.reshape(14, 56)"))
    }
}
