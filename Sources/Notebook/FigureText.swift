import Wording

typealias FigureText = Wording.FigureText
