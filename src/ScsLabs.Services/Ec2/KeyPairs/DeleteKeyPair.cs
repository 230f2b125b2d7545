namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a key pair, by name or id. Instances keep the public key. One that isn't there is no error.</summary>
/// <remarks>Errors: MissingParameter, InvalidParameterCombination. Source: EC2 API Reference, DeleteKeyPair.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteKeyPair(string? KeyName = null, string? KeyPairId = null, bool DryRun = false)
{
    internal sealed record Result(bool Return, string? KeyPairId);

    internal static IEnumerable<Ask> Asks(DeleteKeyPair request, Call call) => [Find(request, call).Ask("ec2:DeleteKeyPair")];

    internal static Result Handle(DeleteKeyPair request, Call call, Draft draft)
    {
        var pair = Find(request, call).Row;
        if (pair is not null)
        {
            draft.Remove(pair);
        }

        return new(Return: true, pair?.Id);
    }

    private static Reference<KeyPair> Find(DeleteKeyPair request, Call call) => (request.KeyName, request.KeyPairId) switch
    {
        ({ } name, null) => Reference<KeyPair>.Of(name, call),
        (null, { } id) => KeyPair.ById(id, call),
        (null, null) => throw Ec2Errors.MissingParameter("KeyName or KeyPairId"),
        _ => throw Ec2Errors.InvalidParameterCombination("The parameters KeyName and KeyPairId cannot be used together"),
    };
}
