namespace ScsLabs.Network.Tests;

/// <summary>Addresses, ranges of them, and sets of ports.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("10.0.0.1/16", "10.0.0.0/16")]
    [InlineData("100.68.0.18/18", "100.68.0.0/18")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255/32", "255.255.255.255/32")]
    public void A_block_is_shown_in_its_canonical_form(string text, string shown) => Cidr.Parse(text).ToString().ShouldBe(shown);

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/16")]
    [InlineData("10.0.0.0.0/16")]
    [InlineData("010.0.0.0/16")]
    [InlineData("10.0.0.256/16")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/01")]
    [InlineData("10.0.0.0/")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("::/0")]
    [InlineData("")]
    public void What_is_no_block_is_not_parsed(string text) => Cidr.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("10.0.0.0/16", 65536)]
    [InlineData("10.0.0.1/32", 1)]
    [InlineData("0.0.0.0/0", 4294967296)]
    public void A_block_has_addresses(string block, long count) => Cidr.Parse(block).Count.ShouldBe(count);

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/16", "10.0.1.0/24", true)]
    [InlineData("10.0.0.0/16", "10.0.0.0/15", false)]
    [InlineData("10.0.0.0/16", "10.1.0.0/24", false)]
    public void A_block_contains_blocks(string block, string other, bool contains) => Cidr.Parse(block).Contains(Cidr.Parse(other)).ShouldBe(contains);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    public void An_address_is_of_the_Internet_unless_it_is_private(string address, bool isOfInternet) => InternetAddresses.Contains(Ipv4.Parse(address)).ShouldBe(isOfInternet);

    [Theory]
    [InlineData("443,80", "80,443")]
    [InlineData("8000-8080,8081", "8000-8081")]
    [InlineData("", "")]
    public void A_set_of_ports_is_read_in_any_order(string text, string set) => PortSet.Parse(text).ToString().ShouldBe(set);

    [Theory]
    [InlineData("https")]
    [InlineData("80-")]
    [InlineData("-80")]
    [InlineData("70000")]
    [InlineData("99999999999")]
    [InlineData("443-80")]
    public void What_is_no_port_is_not_read(string text) => Should.Throw<FormatException>(() => PortSet.Parse(text));

    [Fact]
    public void A_set_of_ports_equals_no_other_thing() => PortSet.All.Equals(null).ShouldBeFalse();

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.255.255", true)]
    [InlineData("10.0.0.0/16", "10.1.0.0", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("10.0.0.4/32", "10.0.0.4", true)]
    [InlineData("10.0.0.4/32", "10.0.0.5", false)]
    public void A_block_contains_the_addresses_with_its_prefix(string block, string address, bool contains) => Cidr.Parse(block).Contains(Ipv4.Parse(address)).ShouldBe(contains);

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.1.0/24", true)]
    [InlineData("10.0.1.0/24", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    public void Blocks_overlap_where_one_contains_the_other(string one, string other, bool overlaps) => Cidr.Parse(one).Overlaps(Cidr.Parse(other)).ShouldBe(overlaps);

    [Fact]
    public void Sets_of_ports_obey_the_laws_of_sets()
    {
        var range = Gen.Int[0, 65535].Select(Gen.Int[0, 65535], (a, b) => new PortRange(Math.Min(a, b), Math.Max(a, b)));
        Gen.Select(range.Array[1, 5], range, Gen.Int[0, 65535]).Sample((ranges, other, port) =>
        {
            var set = ranges.Aggregate(PortSet.None, (joined, one) => joined.Or(PortSet.Of(one)));

            set.Contains(port).ShouldBe(ranges.Any(one => one.Contains(port)));
            set.In(other).Contains(port).ShouldBe(set.Contains(port) && other.Contains(port));
            set.Except(other).Contains(port).ShouldBe(set.Contains(port) && !other.Contains(port));
            set.In(other).Or(set.Except(other)).ShouldBe(set);
            PortSet.Parse(set.ToString()).ShouldBe(set);
            set.Ranges.Zip(set.Ranges.Skip(1)).All(pair => pair.First.To + 1 < pair.Second.From).ShouldBeTrue();
        });
    }

    [Fact]
    public void Packets_are_printed_with_their_addresses_and_ports() =>
        new Packets(Ipv4.Parse("10.0.0.1"), Ipv4.Parse("10.0.0.2"), IpProtocol.Tcp, PortSet.All, PortSet.Of(PortRange.Of(443))).ToString()
            .ShouldBe("Packets { Source = 10.0.0.1, Destination = 10.0.0.2, Protocol = 6, SourcePorts = 0-65535, DestinationPorts = 443 }");
}
