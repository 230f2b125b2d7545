using System.Text.Json.Serialization;
using ScsLabs.Emulator;

namespace ScsLabs.Cli.Classes;

/// <summary>A class: its emulator's address and its seats. The file holds all secrets.</summary>
/// <param name="Version">The version of this form.</param>
/// <param name="Secret">The class's secret, which the emulator is started with.</param>
/// <param name="Seats">The seats, from number 1 on.</param>
internal sealed record ClassRoom(int Version, string Secret, IReadOnlyList<ClassSeat> Seats)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The name of the file with the secret as a variable.</summary>
    public const string EnvironmentFile = "class.env";

    /// <summary>The file's name.</summary>
    public const string FileName = "class.json";

    /// <summary>A class whose seats have ports of their own on one host.</summary>
    public static ClassRoom Of(string secret, string host, int firstPort, int seats) =>
        new(CurrentVersion, secret, [.. Enumerable.Range(1, seats).Select(number => ClassSeat.Of(new Seat(secret, number), $"http://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{firstPort + number - 1}"))]);
}

/// <summary>A learner's place in a class.</summary>
/// <param name="Number">The seat's number.</param>
/// <param name="Endpoint">The seat's emulator.</param>
/// <param name="RootSecret">The secret access key of the root users of all accounts there; their access key ids are the account ids.</param>
/// <param name="ControlToken">The token of the operator's endpoints there.</param>
internal sealed record ClassSeat(int Number, string Endpoint, string RootSecret, string ControlToken)
{
    public static ClassSeat Of(Seat seat, string endpoint) => new(seat.Number, endpoint, seat.RootSecret, seat.ControlToken);

    /// <summary>The code with which a learner joins: the control token in groups, to be typed.</summary>
    [JsonIgnore]
    public string Code => string.Join('-', ControlToken.Chunk(5).Select(static group => new string(group)));

    /// <summary>The variables with which a learner works at this seat, as a shell reads them.</summary>
    public string Environment =>
        $"""
        # Seat {Number}. To be read by a shell: . FILE
        # Your results are reported to the class, and the flags of your green tasks are shown:
        export SCSLABS_CLASS={Endpoint}
        export SCSLABS_CONTROL_TOKEN={ControlToken}
        # The AWS CLI and SDKs at your seat's AWS, as root of account 111111111111:
        export AWS_ENDPOINT_URL={Endpoint}
        export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
        export AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY={RootSecret}
        # The labs there instead of in your own process: export SCSLABS_BACKEND=endpoint
        export SCSLABS_ENDPOINT={Endpoint}
        export SCSLABS_ROOT_SECRET={RootSecret}

        """.ReplaceLineEndings("\n");
}
