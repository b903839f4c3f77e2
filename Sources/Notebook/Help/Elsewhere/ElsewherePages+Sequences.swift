/// What Keras has for texts and for what comes one after another.
extension ElsewherePage {
    static let ofSequences = [
        ElsewherePage(
            "Embedding", line: "keras.layers.Embedding(10000, 16)",
            next: "it is the first layer of a model that reads texts",
            """
            A layer that keeps a row of numbers for every word. Words come to a network as whole numbers, and 17 is not more than 5 there: they are only names. One-hot rows would do, but are as long as there are words. `Embedding(10000, 16)` has a table of 10,000 rows of 16 numbers each, and replaces a word's number by its row.

            The table is learned like all weights. At first its numbers are random; in training, words that are used alike get rows that are alike: `good` comes to lie near `great`. That is what makes the rows worth having, and rows that were learned on a great many texts (word2vec, GloVe) can be taken over.

            A text of 200 words becomes an array of (200, 16). Behind it stands a layer that reads sequences, such as `LSTM`, or `GlobalAveragePooling1D`, which takes the mean over all words and is surprisingly good. Anything else that has many names works the same way: users, products, towns.
            """),
        ElsewherePage(
            "TextVectorization", line: "keras.layers.TextVectorization(max_tokens=10000)",
            next: "`adapt` lets it collect its words from your texts before the model is built",
            """
            What makes numbers out of texts. A network takes numbers alone, so a text is first cut into pieces, called tokens: words, parts of words or letters. Every token that is frequent enough gets a number, and the rest share one that means "unknown".

            In Keras that is the layer `TextVectorization`: `adapt` goes through the texts once and collects the words, and from then on it answers a text with its numbers. Texts have different lengths and a batch has one, so short ones are filled up with zeros and long ones cut off. Older programs do it in two steps with `Tokenizer` and `pad_sequences`.

            With `output_mode="multi_hot"` it says which words there are and forgets their order, a bag of words. Such rows are a table like any other, and `Dense` learns from them: saved with NumPy they can be loaded here with `load npz`. With the order kept, an `Embedding` comes next.
            """),
        ElsewherePage(
            "SimpleRNN", line: "keras.layers.SimpleRNN(32)",
            next: "`LSTM` or `GRU` stands where this would; hardly anybody uses the plain one",
            """
            A layer for what comes one after another: words, measurements, notes. It reads a sequence step by step. At each step its units see the new input and what they themselves said at the step before; that is their memory. The same weights are used at every step, however long the sequence is.

            A plain recurrent layer forgets fast: going back through many steps the gradient is multiplied as often and fades, as through many layers. `LSTM` and `GRU` mend that, and are what is used. `return_sequences=True` answers at every step in place of the last alone, which is needed where another such layer follows.

            `Bidirectional` reads a sequence from both ends. For a short stretch of measurements a `Dense` network on the last few values, which can be built here, is the first thing to try, and often hard to beat.
            """),
        ElsewherePage(
            "LSTM", line: "keras.layers.LSTM(32)",
            next: "it stands behind an `Embedding`, or takes sequences of numbers as they are",
            """
            A layer that reads a sequence step by step and decides what to remember (long short-term memory). Beside what its units say it carries a second row of numbers along, the cell state, which passes from step to step nearly unchanged. That is why it can remember over a hundred steps where a plain recurrent layer forgets after ten.

            Three gates look after it, each a small dense layer with a sigmoid, whose answers lie between 0 and 1: one says how much of the state to forget, one how much of the new to write into it, one how much of it to tell. The gradient flows back along the state without fading, which was the aim.

            `LSTM(32)` on inputs of 16 numbers has 4 · 32 · (16 + 32 + 1) = 6,272 parameters: four small layers in one. It takes arrays of three axes, (examples, steps, numbers), and answers with 32 numbers for each example, or for each step with `return_sequences=True`. For language transformers have taken its place; for short series and small machines it is still good.
            """),
        ElsewherePage(
            "GRU", line: "keras.layers.GRU(32)", next: "it takes the place of an `LSTM` as it is",
            """
            A layer that reads a sequence step by step, a simpler sister of `LSTM` (gated recurrent unit). It has no second memory: what its units say is what they remember. Two gates, each a small dense layer with a sigmoid, look after it. One says how much of the old to keep and how much of the new to take; the other how much of the old to look at when the new is worked out.

            With three small layers in place of four it has a quarter fewer parameters than an `LSTM` of the same size, and is a little faster. Which of the two is better depends on the data and is seldom much: try both.

            Keras's `GRU` with `reset_after=True`, its default, has two biases for each gate, so that it can run fast on graphics cards: `GRU(32)` on 16 numbers has 3 · 32 · (16 + 32 + 2) = 4,800 parameters.
            """),
        ElsewherePage(
            "MultiHeadAttention", line: "keras.layers.MultiHeadAttention(num_heads=4, key_dim=16)",
            next:
                "it is joined to the layers around it by the Functional API: `help Functional API`",
            """
            A layer that lets every place of a sequence look at all the others. In "the cat sat because it was tired" the word `it` must be read together with `cat`. For each word three rows of numbers are worked out by dense layers: a query (what I look for), a key (what I have) and a value (what I tell). The product of one word's query with another's key says how much the two concern each other; a softmax makes shares of these, and the answer is the mean of all values by those shares.

            Several heads do this side by side, each with weights of its own, and look for different things. No step waits for the one before, as in an `LSTM`, so that long texts are read fast; but the work grows with the square of the length. Attention does not know where a word stands, so the place is added to its numbers: positional encoding.

            A transformer is such layers, each followed by two `Dense` layers, with `LayerNormalization` and skip connections between them. Large language models are stacks of dozens of them.
            """),
    ]
}
