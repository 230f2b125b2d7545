# Instances: in a subnet of their own with a public address, in the default VPC, behind a second interface and as a router.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-kernel-6.1-x86_64"]
  }
}

resource "aws_vpc" "app" {
  cidr_block           = "10.10.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "app" {
  vpc_id = aws_vpc.app.id
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.app.id
  cidr_block              = "10.10.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.app.id
  cidr_block        = "10.10.2.0/24"
  availability_zone = aws_subnet.public.availability_zone
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "the web server"
  vpc_id      = aws_vpc.app.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "web" {
  ami                    = data.aws_ami.linux.id
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public.id
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data              = "#!/bin/sh\ndnf -y update\n"
  tags                   = { Name = "web" }
  volume_tags            = { Name = "web" }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}

resource "aws_instance" "router" {
  ami               = data.aws_ami.linux.id
  instance_type     = "t3.small"
  subnet_id         = aws_subnet.private.id
  private_ip        = "10.10.2.10"
  source_dest_check = false
  monitoring        = true
}

resource "aws_instance" "default" {
  ami                         = data.aws_ami.linux.id
  instance_type               = "t2.micro"
  associate_public_ip_address = true
}

resource "aws_network_interface" "web" {
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.web.id]
}

resource "aws_network_interface_attachment" "web" {
  instance_id          = aws_instance.web.id
  network_interface_id = aws_network_interface.web.id
  device_index         = 1
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.app.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.app.id
  }

  route {
    cidr_block           = "192.168.0.0/16"
    network_interface_id = aws_instance.router.primary_network_interface_id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_eip" "router" {
  instance   = aws_instance.router.id
  domain     = "vpc"
  depends_on = [aws_internet_gateway.app]
}
