import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct SparklineTests {
    private func text(_ values: [Double?], columns: Int = 40, unicode: Bool = true) -> String {
        SparklineText.text(Sparkline(values), columns: columns, unicode: unicode)
    }

    @Test func oneCharacterAValue() {
        #expect(text([0, 1, 0.5, nil]) == "▁█▅·")
        #expect(text([0, 1, 0.5, nil], unicode: false) == "_#+?")
        #expect(text([2, 2]) == "▁▁")
        #expect(text([]) == "")
        #expect(text([nil, nil]) == "··")
        #expect(text([-1e308, 1e308, 0]) == "▁█▅")
    }

    @Test func manyAreThinnedOutFromTheFirstToTheLast() {
        let values = (0..<500).map { Double?.some(Double($0)) }
        #expect(text(values, columns: 8) == "▁▂▃▄▅▆▇█")
        #expect(text(values, columns: 1) == "▁")
        #expect(text(values, columns: 0) == "")
    }

    @Test func scalesMayBeShared() {
        #expect(
            SparklineText.text(Sparkline([0.5], low: 0, high: 1), columns: 9, unicode: true) == "▅")
    }

    @Test func aColumnOfATable() {
        let table = Table(
            columns: [
                .init("figure"),
                .init("curve", sparklines: [Sparkline([3, 2, 1]), Sparkline([1])]),
                .init("last", .right),
            ], rows: [["loss", "", "0.1"], ["val_loss", "", "0.25"]])
        expectText(
            shown(.table(table)),
            """
              figure    curve  last
              ─────────────────────
              loss      █▅▁     0.1
              val_loss  ▁      0.25

            """)
    }
}
