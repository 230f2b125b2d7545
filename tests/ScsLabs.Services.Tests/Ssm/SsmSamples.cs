using ScsLabs.Services.Ec2Messages;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.SsmMessages;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Ssm;

internal static class SsmSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(PutParameterOperation.Instance, aws => new("/a", "v", ParameterType.SecureString, NewKey(aws), Tags: [new("Team", "blue")])),
        Sample.After(GetParameterOperation.Instance, aws => new(NewSecret(aws), WithDecryption: true)),
        Sample.After(GetParametersOperation.Instance, aws => new([NewSecret(aws), NewText(aws, "/b")], WithDecryption: true)),
        Sample.After(GetParametersByPathOperation.Instance, aws => new(NewSecret(aws)[..^2], WithDecryption: true)),
        Sample.After(GetParameterHistoryOperation.Instance, aws => new(NewSecret(aws), WithDecryption: true)),
        Sample.Of(DescribeParametersOperation.Instance, new()),
        Sample.After(DeleteParameterOperation.Instance, aws => new(NewText(aws, "/a"))),
        Sample.After(DeleteParametersOperation.Instance, aws => new([NewText(aws, "/a"), NewText(aws, "/b")])),
        Sample.After(LabelParameterVersionOperation.Instance, aws => new(NewText(aws, "/a"), ["live"])),
        Sample.After(UnlabelParameterVersionOperation.Instance, aws => new(NewText(aws, "/a"), 1, ["live"])),
        Sample.After(AddTagsToResourceOperation.Instance, aws => new(ResourceTypeForTagging.Parameter, NewText(aws, "/a"), [new("Team", "blue")])),
        Sample.After(RemoveTagsFromResourceOperation.Instance, aws => new(ResourceTypeForTagging.Parameter, NewText(aws, "/a"), ["Team"])),
        Sample.After(ListTagsForResourceOperation.Instance, aws => new(ResourceTypeForTagging.Parameter, NewText(aws, "/a"))),
        .. CommandSamples.All,
        .. DocumentSamples.All,
        Sample.Of(DescribeInstanceInformationOperation.Instance, new()),
        Sample.After(UpdateInstanceInformationOperation.Instance, aws => new(Ec2Samples.NewInstance(aws), "3.3.0.0", "Active")) with { Later = Ec2Samples.Booted },
        Sample.Of(CreateControlChannelOperation.Instance, new("i-0123456789abcdef0")),
        Sample.Of(GetMessagesOperation.Instance, new("i-0123456789abcdef0")),
        .. PatchSamples.All,
        .. SettingSamples.All,
    ];

    private static string NewKey(AsCaller aws) => aws.Call(new CreateKey()).KeyMetadata.KeyId;

    private static string NewSecret(AsCaller aws)
    {
        aws.Call(new PutParameter("/app/a", "v", ParameterType.SecureString, NewKey(aws)));
        return "/app/a";
    }

    private static string NewText(AsCaller aws, string name)
    {
        aws.Call(new PutParameter(name, "v", ParameterType.String));
        return name;
    }
}
