using System.Text;

namespace ScsLabs.Emulator;

/// <summary>Why a call was answered as it was. <see cref="ToString"/> tells it in a few lines.</summary>
public sealed class CallExplanation
{
    internal CallExplanation(RecordedCall call) => (Call, Asks) = (call, [.. call.Asks.Select(ask => new AskExplanation(ask))]);

    /// <summary>The call as the journal has it.</summary>
    public RecordedCall Call { get; }

    /// <summary>The decisions in order, including those of calls made within this one. A call is refused by the first that isn't allowed.</summary>
    public IReadOnlyList<AskExplanation> Asks { get; }

    /// <summary>Tells who called what, the answer, each decision and its statement.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Call.Caller?.Principal.Name ?? "A caller that was not authenticated");
        text.Append(Call.Operation.Length > 0 ? $" called {Call.Service} {Call.Operation}" : Call.Service.Length > 0 ? $" sent a request to {Call.Service}" : " sent a request that names no service");
        text.Append($" in {Call.Region}.\nAnswer: ");
        text.Append(Call.ErrorCode is { } code ? $"{code} ({Call.Status}): {Call.ErrorMessage}" : "the call succeeded.");
        foreach (var ask in Asks)
        {
            // Calls that a service makes for its caller have the same principal.
            text.Append('\n').Append(ask.Principal == Call.Caller?.Principal.Name ? "" : $"{ask.Principal}: ").Append(ask);
        }

        if (Asks.Count == 0)
        {
            text.Append(Call.IsCut ? "\nThe decisions were too large for the journal (EmulatorOptions.JournalBytes)." : "\nNo policy was asked.");
        }

        return text.ToString();
    }
}
