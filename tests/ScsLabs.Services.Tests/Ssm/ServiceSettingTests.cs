using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The settings of an account in a Region.</summary>
public sealed class ServiceSettingTests
{
    private const string Setting = "/ssm/managed-instance/default-ec2-instance-management-role", Arn = "arn:aws:ssm:us-east-1:111111111111:servicesetting" + Setting;

    private readonly TestAws aws = new();

    [Fact]
    public void A_setting_has_AWS_s_value_until_it_is_changed_and_after_its_reset()
    {
        var before = Get(Setting);
        (before.SettingId, before.SettingValue, before.Status, before.Arn, before.LastModifiedUser, before.LastModifiedDate).ShouldBe((Setting, "$None", "Default", Arn, "System", null));

        aws.Root.Do(UpdateServiceSettingOperation.Instance, new(Arn, "service-role/Hosts"));
        var changed = Get(Setting);
        (changed.SettingId, changed.SettingValue, changed.Status, changed.Arn, changed.LastModifiedUser).ShouldBe((Setting, "service-role/Hosts", "Customized", Arn, "arn:aws:iam::111111111111:root"));
        changed.LastModifiedDate.ShouldNotBeNull();
        Get(Arn).ShouldBe(changed);

        aws.Root.Do(ResetServiceSettingOperation.Instance, new(Setting)).ServiceSetting.ShouldBe(before);
        aws.Root.Do(ResetServiceSettingOperation.Instance, new(Setting)).ServiceSetting.ShouldBe(before);
        Get(Setting).ShouldBe(before);
    }

    [Theory]
    [InlineData("$None")]
    [InlineData("arn:aws:iam::111111111111:role/Hosts")]
    public void A_value_that_is_no_role_s_name_is_refused(string value)
    {
        aws.Root.Fails("ValidationException", UpdateServiceSettingOperation.Instance, new(Setting, value));
        Get(Setting).Status.ShouldBe("Default");
    }

    [Theory]
    [InlineData("/ssm/managed-instance/other", "ServiceSettingNotFound")]
    [InlineData("other", "ServiceSettingNotFound")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:servicesetting/other", "ServiceSettingNotFound")]
    [InlineData("arn:aws:ssm:us-east-2:111111111111:servicesetting/ssm/managed-instance/default-ec2-instance-management-role", "ValidationException")]
    [InlineData("arn:aws:ssm:us-east-1:222222222222:servicesetting/ssm/managed-instance/default-ec2-instance-management-role", "ValidationException")]
    [InlineData("/ssm/documents/console/public-sharing-permission", "NotImplemented")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:servicesetting/ssm/parameter-store/high-throughput-enabled", "NotImplemented")]
    public void A_setting_that_is_not_there_is_refused(string id, string code)
    {
        aws.Root.Fails(code, GetServiceSettingOperation.Instance, new(id));
        aws.Root.Fails(code, UpdateServiceSettingOperation.Instance, new(id, "Hosts"));
        aws.Root.Fails(code, ResetServiceSettingOperation.Instance, new(id));
    }

    private ServiceSettingView Get(string id) => aws.Root.Do(GetServiceSettingOperation.Instance, new(id)).ServiceSetting;
}
