using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about instances and EBS. Source: AWS Config Developer Guide, ec2-imdsv2-check, ec2-instance-no-public-ip, ec2-ebs-encryption-by-default.</summary>
public sealed class InstanceRuleTests : ConfigWorld
{
    [Fact]
    public async Task An_instance_complies_if_its_metadata_service_requires_tokens()
    {
        await RecordAsync();
        await PutRuleAsync("EC2_IMDSV2_CHECK");
        var instance = await LaunchAsync(request => request.MetadataOptions = new() { HttpTokens = HttpTokensState.Optional });
        (await OfAsync(instance)).ShouldBe(ComplianceType.NonCompliant);

        await Ec2.ModifyInstanceMetadataOptionsAsync(new ModifyInstanceMetadataOptionsRequest { InstanceId = instance, HttpTokens = HttpTokensState.Required }, Token);
        (await OfAsync(instance)).ShouldBe(ComplianceType.Compliant);
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();
        (await OfAsync(instance)).ShouldBe(ComplianceType.NotApplicable);
    }

    [Fact]
    public async Task An_instance_with_a_public_address_does_not_comply_whether_that_came_at_launch_or_later()
    {
        await RecordAsync();
        await PutRuleAsync("EC2_INSTANCE_NO_PUBLIC_IP");
        var vpc = await NewVpcAsync();
        await NewGatewayAsync(vpc);
        var subnet = await NewSubnetAsync(vpc);
        var instance = await LaunchAsync(request => request.SubnetId = subnet);
        var open = await LaunchAsync(request => request.NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, AssociatePublicIpAddress = true }]);
        ((await OfAsync(instance)), (await OfAsync(open))).ShouldBe((ComplianceType.Compliant, ComplianceType.NonCompliant));

        var address = await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token);
        var association = (await Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address.AllocationId, InstanceId = instance }, Token)).AssociationId;
        (await OfAsync(instance)).ShouldBe(ComplianceType.NonCompliant);
        await Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association }, Token);
        (await OfAsync(instance)).ShouldBe(ComplianceType.Compliant);
        await Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [open] }, Token);
        await WaitAsync();
        (await OfAsync(open)).ShouldBe(ComplianceType.Compliant);
    }

    [Fact]
    public async Task An_account_complies_once_it_encrypts_volumes_by_default_and_the_next_period_is_over()
    {
        await RecordAsync();
        await PutRuleAsync("EC2_EBS_ENCRYPTION_BY_DEFAULT");
        (await OfAsync(Aws.A.Id)).ShouldBe(ComplianceType.NonCompliant);

        await Ec2.EnableEbsEncryptionByDefaultAsync(new EnableEbsEncryptionByDefaultRequest(), Token);
        (await OfAsync(Aws.A.Id)).ShouldBe(ComplianceType.NonCompliant);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(24), Token);
        (await OfAsync(Aws.A.Id)).ShouldBe(ComplianceType.Compliant);
        (await Config.GetComplianceDetailsByResourceAsync(new("AWS::::Account", Aws.A.Id), Token)).EvaluationResults.Count.ShouldBe(1);
    }
}
