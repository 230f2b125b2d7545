terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

# Another account: an access key id of twelve digits is that account's root user.
provider "aws" {
  alias      = "partner"
  access_key = "222222222222"
  secret_key = "any"
}

data "aws_caller_identity" "partner" {
  provider = aws.partner
}

resource "aws_vpc" "app" {
  cidr_block           = "10.10.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "app" }
}

resource "aws_subnet" "app" {
  vpc_id     = aws_vpc.app.id
  cidr_block = "10.10.1.0/24"
  tags       = { Name = "app" }
}

resource "aws_vpc" "partner" {
  provider   = aws.partner
  cidr_block = "10.30.0.0/16"
}

resource "aws_vpc" "backup" {
  provider   = aws.ireland
  cidr_block = "10.40.0.0/16"
}

resource "aws_vpc_peering_connection" "partner" {
  vpc_id        = aws_vpc.app.id
  peer_vpc_id   = aws_vpc.partner.id
  peer_owner_id = data.aws_caller_identity.partner.account_id
  tags          = { Side = "requester" }
}

resource "aws_vpc_peering_connection_accepter" "partner" {
  provider                  = aws.partner
  vpc_peering_connection_id = aws_vpc_peering_connection.partner.id
  auto_accept               = true
  tags                      = { Side = "accepter" }
}

resource "aws_vpc_peering_connection" "backup" {
  vpc_id      = aws_vpc.app.id
  peer_vpc_id = aws_vpc.backup.id
  peer_region = "eu-west-1"
}

resource "aws_vpc_peering_connection_accepter" "backup" {
  provider                  = aws.ireland
  vpc_peering_connection_id = aws_vpc_peering_connection.backup.id
  auto_accept               = true
}

resource "aws_route_table" "app" {
  vpc_id = aws_vpc.app.id

  route {
    cidr_block                = "10.30.0.0/16"
    vpc_peering_connection_id = aws_vpc_peering_connection_accepter.partner.id
  }
}

resource "aws_route_table_association" "app" {
  subnet_id      = aws_subnet.app.id
  route_table_id = aws_route_table.app.id
}

resource "aws_route" "partner" {
  provider                  = aws.partner
  route_table_id            = aws_vpc.partner.main_route_table_id
  destination_cidr_block    = "10.10.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.partner.id
}

resource "aws_security_group" "app" {
  name        = "app"
  description = "the application"
  vpc_id      = aws_vpc.app.id
}

resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.30.0.0/16"
}

resource "aws_security_group" "api" {
  provider    = aws.partner
  name        = "api"
  description = "the API"
  vpc_id      = aws_vpc.partner.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.10.1.0/24"]
  }
}

resource "aws_network_acl" "app" {
  vpc_id     = aws_vpc.app.id
  subnet_ids = [aws_subnet.app.id]

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "10.30.0.0/16"
    from_port  = 443
    to_port    = 443
  }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    cidr_block = "10.30.0.0/16"
    from_port  = 32768
    to_port    = 60999
  }
}

resource "aws_internet_gateway" "app" {
  vpc_id = aws_vpc.app.id
}

resource "aws_network_interface" "app" {
  subnet_id       = aws_subnet.app.id
  security_groups = [aws_security_group.app.id]
}

resource "aws_vpc" "tools" {
  cidr_block           = "10.50.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc_ipv4_cidr_block_association" "tools" {
  vpc_id     = aws_vpc.tools.id
  cidr_block = "10.51.0.0/16"
}

resource "aws_subnet" "tools" {
  vpc_id     = aws_vpc_ipv4_cidr_block_association.tools.vpc_id
  cidr_block = "10.51.1.0/24"
}

resource "aws_vpc_peering_connection" "tools" {
  vpc_id      = aws_vpc.app.id
  peer_vpc_id = aws_vpc_ipv4_cidr_block_association.tools.vpc_id
  auto_accept = true
}

resource "aws_vpc_peering_connection_options" "tools" {
  vpc_peering_connection_id = aws_vpc_peering_connection.tools.id

  accepter {
    allow_remote_vpc_dns_resolution = true
  }

  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.app.id
  cidr_block = "10.10.2.0/24"
}

resource "aws_eip" "nat" {
  domain     = "vpc"
  depends_on = [aws_internet_gateway.app]
}

resource "aws_nat_gateway" "app" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public.id
  tags          = { Name = "app" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.app.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.app.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.app.id
}

resource "aws_route" "nat" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.app.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.app.id
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = [aws_route_table.private.id]
  tags            = { Name = "s3" }
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
}

resource "aws_vpc_endpoint" "ssm" {
  vpc_id              = aws_vpc.app.id
  service_name        = "com.amazonaws.us-east-1.ssm"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.app.id]
  security_group_ids  = [aws_security_group.app.id]
  private_dns_enabled = true
}
