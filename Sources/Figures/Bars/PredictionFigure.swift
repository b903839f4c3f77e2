import Output

/// What a model says about an example: bars beside the picture.
struct PredictionFigure {
    private let prediction: Prediction

    init(_ prediction: Prediction) { self.prediction = prediction }

    var scene: Scene {
        guard let picture = prediction.picture,
            let pictures = PicturesFigure([picture]).scene
        else { return BarsFigure(prediction.outputs).scene }
        let left = 190.0
        let bars = BarsFigure(
            prediction.outputs, width: FigurePage.width - left, hasTitle: false
        ).scene
        var scene = Scene(
            width: FigurePage.width, height: max(bars.height, pictures.height + 30) + 12,
            title: bars.title,
            description: [bars.description, picture.description].joined(separator: " "))
        scene.addTitle()
        scene.add(pictures, down: 34)
        scene.add(bars, right: left, down: 12)
        return scene
    }
}
