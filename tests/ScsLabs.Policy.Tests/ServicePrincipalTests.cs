namespace ScsLabs.Policy.Tests;

/// <summary>The service principals that new policies can name.</summary>
public sealed class ServicePrincipalTests
{
    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("edgelambda.amazonaws.com")]
    [InlineData("vpc-flow-logs.amazonaws.com")]
    [InlineData("delivery.logs.amazonaws.com")]
    [InlineData("logs.us-east-1.amazonaws.com")]
    [InlineData("logs.ap-east-1.amazonaws.com")]
    [InlineData("states.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1.elasticache-snapshot.amazonaws.com")]
    [InlineData("cks.kms.us-east-1.amazonaws.com")]
    [InlineData("kinesis.us-gov-west-1.amazonaws.com")]
    [InlineData("ec2.amazonaws.com.cn")]
    [InlineData("codedeploy.cn-north-1.amazonaws.com.cn")]
    [InlineData("dnssec-route53.amazonaws.com")]
    [InlineData("alexa-appkit.amazon.com")]
    public void A_service_of_AWS_is_known_in_every_Region(string name) => Parsing.ServicePrincipals.IsKnown(name).ShouldBeTrue();

    [Theory]
    [InlineData("bogus.amazonaws.com")]
    [InlineData("tagging.amazonaws.com")]
    [InlineData("s3files.amazonaws.com")]
    [InlineData("bedrock-agent.amazonaws.com")]
    [InlineData("eks.amazonaws.com.cn")]
    [InlineData("lamdba.amazonaws.com")]
    [InlineData("Lambda.amazonaws.com")]
    [InlineData("lambda.amazonaws.com ")]
    [InlineData("lambda.amazon.com")]
    [InlineData("logs.us-esat-1.amazonaws.com")]
    [InlineData("us-east-1.amazonaws.com")]
    [InlineData("us-east-1")]
    [InlineData("amazonaws.com")]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("# The service principals of AWS")]
    public void Any_other_name_is_not(string name) => Parsing.ServicePrincipals.IsKnown(name).ShouldBeFalse();

    [Fact]
    public void The_list_has_nothing_but_host_names()
    {
        Parsing.ServicePrincipals.All.Count.ShouldBeGreaterThan(400);
        Parsing.ServicePrincipals.All.ShouldAllBe(name => Uri.CheckHostName(name) == UriHostNameType.Dns && name.Contains(".amazon"));
    }
}
