using ScsLabs.Model.Calls;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>An RSA key takes up to seconds to make: so none is made in the writers' turn, nor for a request that is refused.</summary>
public sealed class SlowKeyTests
{
    [Fact]
    public async Task None_is_made_in_the_writers_turn()
    {
        // Whatever a call does within another's draft is done in the writers' turn.
        await SampleRun.ArrangeAsync(Sample.After(CreateKeyOperation.Instance, caller =>
        {
            Should.Throw<NotPreparedException>(() => caller.Call(new CreateKey(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.Rsa2048)));
            caller.Call(new CreateKey(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.EccNistP521)).KeyMetadata.KeySpec.ShouldBe(KeySpec.EccNistP521);
            return new CreateKey();
        }));
    }

    [Fact]
    public async Task None_is_made_for_a_request_that_is_refused()
    {
        await SampleRun.ArrangeAsync(Sample.After(CreateKeyOperation.Instance, caller =>
        {
            Should.Throw<AwsException>(() => caller.Call(new CreateKey(KeyUsage: KeyUsage.GenerateVerifyMac, KeySpec: KeySpec.Rsa4096))).Code.ShouldBe("ValidationException");
            Should.Throw<AwsException>(() => caller.Call(new CreateKey("{}", KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.Rsa4096))).Code.ShouldBe("MalformedPolicyDocumentException");
            Should.Throw<AwsException>(() => caller.Call(new CreateKey(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.Rsa4096, Tags: [new("aws:a", "b")]))).Code.ShouldBe("TagException");
            return new CreateKey();
        }));
    }
}
