using ScsLabs.Services.Ec2;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The samples of instance profiles on instances, and of the metadata service's options.</summary>
internal static class InstanceProfileSamples
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(AssociateIamInstanceProfileOperation.Instance, aws => new(NewProfile(aws), Ec2Samples.NewInstance(aws))),
        Sample.After(DisassociateIamInstanceProfileOperation.Instance, aws => new(NewAssociation(aws))),
        Sample.After(ReplaceIamInstanceProfileAssociationOperation.Instance, aws => new(NewProfile(aws, "other"), NewAssociation(aws))),
        Sample.Of(DescribeIamInstanceProfileAssociationsOperation.Instance, new()),
        Sample.After(ModifyInstanceMetadataOptionsOperation.Instance, aws => new(Ec2Samples.NewInstance(aws), new(HttpTokensState.Required, 2, MetadataSwitch.Enabled, InstanceMetadataTags: MetadataSwitch.Enabled))),
    ];

    public static InstanceProfileRequest NewProfile(AsCaller aws, string name = "web")
    {
        aws.Call(new CreateRole(name, Trust));
        aws.Call(new CreateInstanceProfile(name));
        aws.Call(new AddRoleToInstanceProfile(name, name));
        return new(Name: name);
    }

    private static string NewAssociation(AsCaller aws) => aws.Call(new AssociateIamInstanceProfile(NewProfile(aws), Ec2Samples.NewInstance(aws))).IamInstanceProfileAssociation.AssociationId;
}
