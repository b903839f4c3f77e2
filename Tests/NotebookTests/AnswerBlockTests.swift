import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Values
@testable import Workbench

/// What a program reads of an answer or of the session is a value.
@Suite struct AnswerBlockTests {
    @Test func whatWasDoneToTheDataIsKeptInOrder() {
        let bench = Bench(.loaded)
        bench.answer("split 59000 seed=1", "standardize", "scale 0.5", "reshape 784", "one_hot")
        let steps = bench.session.snapshot.data?.steps ?? []
        #expect(
            steps == [
                .split(size: 59000, seed: 1), .standardize, .scale(by: 0.5), .reshape(to: [784]),
                .oneHot,
            ])
        #expect(
            steps.map(\.statement)
                == ["split 59000 seed=1", "standardize", "scale 0.5", "reshape 784", "one_hot"])
        #expect(steps.map(\.changesRange) == [false, true, true, false, false])
    }

    /// The sources of the remarks of a statement's answer.
    private func sources(_ line: String, on bench: Bench) -> [Remark.Source] {
        (bench.run(line)?.blocks ?? []).compactMap { block in
            if case .remark(let remark) = block { remark.source } else { nil }
        }
    }

    @Test func remarksNameTheirSource() {
        let bench = Bench(.small)
        #expect(sources("plt.plot([1, 2])", on: bench) == [.python])
        #expect(sources("shapes", on: bench).isEmpty)
        #expect(sources("rerun 2", on: bench) == [.notebook])
        bench.answer("coach on", "add Dense 16 relu", "add Dense 10 softmax")
        #expect(sources("compile sgd learning_rate=1000", on: bench).isEmpty)
        #expect(Set(sources("fit 2", on: bench)) == [.coach])
        // What `cells` shows of it is what was answered, not what was remarked.
        #expect(bench.session.snapshot.runs.count == 1)
        #expect(bench.answer("cells").contains("| ok | epoch 2/2  loss"))
    }

    @Test func layersAndValuesCarryTheirNumbers() {
        let bench = Bench(.small)
        #expect(
            bench.run("add Dense 16 relu")?.blocks == [
                .layer(
                    LayerLine(
                        number: 1, title: "Dense relu", shapes: .init(input: [784], output: [16]),
                        arrays: [[784, 16], [16]]))
            ])
        #expect(
            bench.run("한글 = array([[1, 2], [3, 4]])")?.blocks == [
                .values([
                    NamedValue(
                        "한글", "[[1 2]\n [3 4]]", shape: [2, 2], numbers: [1, 2, 3, 4])
                ])
            ])
        #expect(
            bench.run("shape(한글)")?.blocks
                == [.values([NamedValue("", "(2, 2)", shape: [2], numbers: [2, 2])])])
        // Python's lists and arrays, too, in Python's own looks.
        #expect(
            bench.run("liste = [[1, 2], [3, 4]]")?.blocks == [
                .values([
                    NamedValue("liste", "[[1, 2], [3, 4]]", shape: [2, 2], numbers: [1, 2, 3, 4])
                ])
            ])
        #expect(
            bench.run("np.array([0.5, 1])")?.blocks
                == [.values([NamedValue("", "array([0.5, 1. ])", shape: [2], numbers: [0.5, 1])])])
        #expect(bench.run("\"a\"")?.blocks == [.values([NamedValue("", "a")])])
    }

    @Test func tablesCarryTheirNumbers() throws {
        let bench = Bench(.modelled)
        func values(_ line: String) throws -> [[Table.Cell.Value?]] {
            for case .table(let table) in try #require(bench.run(line)).blocks {
                return table.cells.map { $0.map(\.value) }
            }
            return []
        }
        #expect(
            try values("summary")
                == [[nil, .shape([16]), .whole(12_560)], [nil, .shape([10]), .whole(170)]])
        #expect(
            try values("shapes").first
                == [nil, .shapes([[1000, 784], [1000]])])
        bench.answer("compile adam", "fit 2")
        let history = try values("history")
        #expect(history.map { $0[0] } == [.whole(1), .whole(2)])
        let losses = try #require(bench.session.snapshot.model?.compiled?.history.first?.values)
        #expect(history.map { $0[1] } == losses.map { Table.Cell.Value?.some(.number($0)) })
    }

    /// Places and units are read by the same rules.
    @Test(arguments: ["show train_input[3..1]", "weights hidden 3..1"])
    func rangesThatRunBackwards(line: String) {
        #expect(Bench(.modelled).answer(line).hasSuffix("this range runs backwards"))
    }

    @Test func tooManyAtOnceIsAnsweredWithFewer() {
        let bench = Bench(.loaded)
        #expect(
            bench.answer("labels train_input[5..2000]").hasSuffix(
                "these are more than 1,000 at once\nFor example: 5..24"))
        bench.answer("reshape 784", "add Dense 2000 name=wide")
        #expect(
            bench.answer("weights wide 5..1500").hasSuffix(
                "these are more than 1,000 at once\nFor example: 5..24"))
    }

    /// A curve of a name that means nothing is answered with those that mean something.
    @Test func anUnknownNameIsACause() throws {
        let bench = Bench(.empty)
        let plain = try #require(bench.run("nothing_here + 1")?.diagnostics.last)
        #expect(plain.cause == .unknownName)
        let plotted = try #require(bench.run("plot nothing_here")?.diagnostics.last)
        #expect(plotted.cause == .unknownName)
        #expect(plotted.hint?.contains("An array is made by") == true)
        #expect(bench.run("loss")?.diagnostics.last?.cause == .mistake)
    }
}
