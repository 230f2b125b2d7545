using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Emulator;

/// <summary>A seat of a class: one learner's place, with a world of its own.</summary>
/// <remarks>
/// All of a seat's secrets follow from the class's secret and the seat's number, so that nothing has to be handed from the emulator to the sheet.
/// They say nothing about the class's secret or another seat's (HMAC-SHA256).
/// </remarks>
/// <param name="ClassSecret">The secret of the class, which only the instructor knows.</param>
/// <param name="Number">The number, from 1 on.</param>
internal sealed record Seat(string ClassSecret, int Number)
{
    /// <summary>The maximum number of seats of a class.</summary>
    public const int Most = 200;

    private const int SecretBytes = 15;
    private const int FlagBytes = 6;

    /// <summary>The secret of the seat's root users.</summary>
    public string RootSecret => Derived($"seat {Number} root", SecretBytes);

    /// <summary>The token of the seat's operator's endpoints.</summary>
    public string ControlToken => Derived($"seat {Number} control", SecretBytes);

    /// <summary>The flag of a lab's task, the same for all seats of the class. Whoever reports the task as green gets it.</summary>
    public string FlagOf(string lab, int task) => $"scslabs{{{lab[..5].ToLowerInvariant()}-{task}-{Derived($"flag {lab} {task}", FlagBytes)}}}";

    /// <summary>The emulator's options for this seat. Its port lies as far behind the first as its number behind one.</summary>
    public EmulatorOptions Of(EmulatorOptions all) => all with
    {
        Port = all.Port == 0 ? 0 : all.Port + Number - 1,
        RootSecret = RootSecret,
        ControlToken = ControlToken,
        Seat = this,
    };

    /// <summary>Tells the number, not the secret.</summary>
    public override string ToString() => $"seat {Number}";

    private string Derived(string purpose, int bytes) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClassSecret), Encoding.UTF8.GetBytes($"scslabs {purpose}")).AsSpan(0, bytes));
}
