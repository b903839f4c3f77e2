import Diagnostics
import Engine
import Language
import Output
import Values
import Vocabulary
import Wording
import Workbench

/// `predict`: what the model says about some examples, beside the right answers.
package enum PredictStatement {
    package static let definition = StatementDefinition.looking(
        verb: .predict, family: .training,
        usage: "predict [PART] [PLACE or RANGE]",
        summary: "What the model says about some examples, beside the right answers.",
        example: "predict test 0..4", keras: "model.predict(test_scaled[0:5])",
        words: DataPart.names,
        notes: Selection.rule(.place, "predict") + "\n"
            + "- One example is shown with its picture and a bar for each output; without a place: the first five.",
        drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "predict", options: [])
        let chosen = try Selection.read(
            from: &reader, state, defaultCount: 5, number: .place)
        try reader.finish()
        let network = try state.requireNetwork()
        let inputs = chosen.examples.inputs.selecting(chosen.indices.map { Int32($0) })
        let outputs = try asking { () throws(EngineError) in
            try Evaluator(network).predict(inputs)
        }
        let width = network.outputShape.reduce(1, *)
        let data = try state.requireData()
        let isYesOrNo = OneAnswer.isYesOrNo(network, data)
        if chosen.indices.count == 1, let answer = OneAnswer(chosen, outputs, of: network, data) {
            return context.add(.prediction(answer.prediction))
        }
        let tables = PredictionText.tables(
            chosen, outputs, width: width, isYesOrNo: isYesOrNo,
            areShares: [.softmax, .sigmoid].contains(network.layers.last?.activation), data)
        for table in tables { context.add(.table(table)) }
    }
}

/// What the model says about one example, each class with its share.
package struct OneAnswer {
    private let chosen: Selection
    private let index: Int
    private let shares: [Float]
    private let data: LoadedData
    /// Of more classes the largest are shown.
    private static let mostBars = 12

    /// - Parameter outputs: the network's numbers for the one example that is chosen.
    /// - Returns: nil where they are no shares of classes.
    package init?(_ chosen: Selection, _ outputs: [Float], of network: Network, _ data: LoadedData)
    {
        let isYesOrNo = Self.isYesOrNo(network, data)
        let areShares = outputs.count > 1 && network.layers.last?.activation == .softmax
        guard let index = chosen.indices.first, isYesOrNo || areShares, !outputs.isEmpty else {
            return nil
        }
        self.chosen = chosen
        self.index = index
        self.data = data
        shares = isYesOrNo ? [1 - outputs[0], outputs[0]] : outputs
    }

    /// Whether one sigmoid says which of two classes it is.
    package static func isYesOrNo(_ network: Network, _ data: LoadedData) -> Bool {
        network.outputShape.reduce(1, *) == 1 && network.layers.last?.activation == .sigmoid
            && data.classNames.count == 2
    }

    package var prediction: Prediction {
        let pictures = DataPictures(of: chosen.examples, part: chosen.part, data)
        return Prediction(picture: pictures?.picture(index), outputs: outputs)
    }

    private var best: Int { shares.indices.max { shares[$0] < shares[$1] } ?? 0 }

    /// The class that is right; nil where the target is none of those that the model has.
    private var right: Int? {
        let target = chosen.examples.targets.item(index)
        let place = target.count == 1 ? Int(exactly: target[0]) : target.firstIndex(of: 1)
        return place.flatMap { shares.indices.contains($0) ? $0 : nil }
    }

    private func name(_ place: Int) -> String { data.classText(Double(place)).shortened }

    private func percent(_ place: Int) -> String {
        MeasuredNumber.percent(Double(shares[place]) * 100)
    }

    package var outputs: Bars {
        var places = Array(shares.indices)
        if places.count > Self.mostBars {
            places = Array(places.sorted { shares[$0] > shares[$1] }.prefix(Self.mostBars))
            if let right, !places.contains(right) { places[places.count - 1] = right }
        }
        let isRight = right == best
        return Bars(
            title:
                "\(chosen.part) \(grouped(index)): says \(name(best)), \(percent(best)) sure, and is "
                + (isRight ? "right" : "wrong"),
            labelTitle: "class", valueTitle: "share", measure: .share,
            bars: places.map { place in
                Bars.Bar(
                    name(place), Double(shares[place]),
                    note: place == right ? "right answer" : place == best ? "says" : "")
            },
            whole: 1, remarks: remarks(shown: places.count),
            description: "The model gives \(name(best)) \(percent(best))"
                + (right.map {
                    isRight
                        ? ", which is right." : "; \(name($0)) is right and gets \(percent($0))."
                }
                    ?? "."))
    }

    private func remarks(shown: Int) -> [String] {
        var remarks: [String] = []
        if shown < shares.count {
            remarks.append("The \(shown) largest of \(grouped(shares.count)) shares.")
        }
        if !shares.allSatisfy(\.isFinite) {
            remarks.append("Some outputs are no finite numbers, and have no bar.")
        }
        return remarks
    }
}
