using ScsLabs.Model.Calls;
using ScsLabs.Model.State;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>A function.</summary>
internal sealed record Function(AccountId Account, string Region, string Name, string Role, IReadOnlyDictionary<string, string> Variables) : IResource<Function>
{
    public Place Place => new(Account, Region);

    public string Id => Name;

    public IReadOnlyDictionary<string, string> Tags => new Dictionary<string, string>(StringComparer.Ordinal);

    public string Arn => ArnOf(Place, Name);

    public static Reference<Function> Resolve(string name, Call call) => new(name, ArnOf(call.Place, name), call.View.Find<Function>(call.Place, name));

    public static AwsException NotFound(string name, Call call) => LambdaSketchApi.Error("ResourceNotFoundException", 404, $"Function not found: {ArnOf(call.Place, name)}");

    private static string ArnOf(Place place, string name) => $"arn:aws:lambda:{place.Region}:{place.Account}:function:{name}";
}

/// <summary>A function in an answer.</summary>
public sealed record FunctionConfiguration(string FunctionName, string FunctionArn, string Role, FunctionEnvironment Environment)
{
    internal static FunctionConfiguration Of(Function function) => new(function.Name, function.Arn, function.Role, new(function.Variables));
}

/// <summary>The environment variables of a function.</summary>
public sealed record FunctionEnvironment(IReadOnlyDictionary<string, string> Variables);

/// <summary>The code of a function.</summary>
public sealed record FunctionCode(byte[] ZipFile);
