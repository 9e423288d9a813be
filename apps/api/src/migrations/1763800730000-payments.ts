import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payments1763800730000 implements MigrationInterface {
    name = 'Payments1763800730000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`payment_vouchers\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`channel\` varchar(32) NOT NULL,
                \`number\` varchar(64) NOT NULL,
                \`payerName\` varchar(100) NULL,
                \`note\` varchar(500) NULL,
                \`recordedById\` int UNSIGNED NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_11d03cc0adccd4ee64558184ed\` (\`organizationId\`, \`number\`),
                UNIQUE INDEX \`IDX_1a3bdb6ccb242f0a5fd6741b41\` (\`organizationId\`, \`channel\`, \`number\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`payments\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`openTicketId\` int UNSIGNED NULL,
                \`quoteId\` int UNSIGNED NOT NULL,
                \`quoteVersion\` int UNSIGNED NOT NULL,
                \`customerId\` int UNSIGNED NULL,
                \`channel\` varchar(32) NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`purpose\` varchar(32) NOT NULL,
                \`amount\` int UNSIGNED NOT NULL,
                \`outTradeNo\` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`merchantId\` int UNSIGNED NULL,
                \`mchid\` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`appid\` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`payerOpenid\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`description\` varchar(127) NOT NULL,
                \`notifyUrl\` varchar(255) NULL,
                \`expiresAt\` datetime(3) NULL,
                \`prepayId\` varchar(128) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`codeUrl\` varchar(255) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`prepaidAt\` datetime(3) NULL,
                \`transactionId\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`paidAt\` datetime(3) NULL,
                \`closedAt\` datetime(3) NULL,
                \`nextQueryAt\` datetime(3) NULL,
                \`queries\` smallint UNSIGNED NOT NULL DEFAULT '0',
                \`createdById\` int UNSIGNED NULL,
                \`voucherId\` int UNSIGNED NULL,
                \`shipping\` varchar(32) NULL,
                \`nextShippingAt\` datetime(3) NULL,
                \`shippingAttempts\` smallint UNSIGNED NOT NULL DEFAULT '0',
                \`fee\` int NULL,
                \`reconciledOn\` date NULL,
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_a2a91f60bcda73a001e7398257\` (\`openTicketId\`),
                UNIQUE INDEX \`IDX_ebfc4cfb9ac0988dc0efd1a660\` (\`outTradeNo\`),
                UNIQUE INDEX \`IDX_c39d78e8744809ece8ca95730e\` (\`transactionId\`),
                INDEX \`IDX_115430fd473f4f7c9409d49713\` (\`voucherId\`),
                INDEX \`IDX_0026bf1eb911679b8d10455b87\` (\`shipping\`, \`nextShippingAt\`),
                INDEX \`IDX_dcf9813b6c308bb11ae9e5aa38\` (\`nextQueryAt\`),
                INDEX \`IDX_3431e2c115f39b470f86c89697\` (\`merchantId\`, \`paidAt\`, \`id\`),
                INDEX \`IDX_e2b6bcd5004af1ef76f329effc\` (\`organizationId\`, \`transactionId\`),
                INDEX \`IDX_714a5b579c8fb88fbf216c2c34\` (\`organizationId\`, \`outTradeNo\`),
                INDEX \`IDX_a26034c4eff44389313e423021\` (\`organizationId\`, \`paidAt\`, \`id\`),
                INDEX \`IDX_1c79ac08a58277d7e4c877b043\` (\`organizationId\`, \`customerId\`, \`id\`),
                INDEX \`IDX_a77bfc3d4f7f050f721731f26d\` (\`organizationId\`, \`ticketId\`, \`id\`),
                INDEX \`IDX_a9a740d5dee0e8f0882171351c\` (\`organizationId\`, \`purpose\`, \`id\`),
                INDEX \`IDX_1a691b9d7ceaa71c69efbc9540\` (\`organizationId\`, \`channel\`, \`id\`),
                INDEX \`IDX_f9540868073123d6d4a6599471\` (\`organizationId\`, \`state\`, \`id\`),
                INDEX \`IDX_38f8dbcfbab7c5a9256e134684\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`refunds\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`paymentId\` int UNSIGNED NOT NULL,
                \`merchantId\` int UNSIGNED NULL,
                \`outRefundNo\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`refundId\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`amount\` int UNSIGNED NOT NULL,
                \`reason\` varchar(32) NOT NULL,
                \`note\` varchar(500) NULL,
                \`state\` varchar(32) NOT NULL,
                \`requestedById\` int UNSIGNED NULL,
                \`requestedAt\` datetime(3) NOT NULL,
                \`decidedById\` int UNSIGNED NULL,
                \`decidedAt\` datetime(3) NULL,
                \`decisionNote\` varchar(500) NULL,
                \`succeededAt\` datetime(3) NULL,
                \`problem\` varchar(32) NULL,
                \`madeElsewhere\` tinyint NOT NULL DEFAULT 0,
                \`voucherNumber\` varchar(64) NULL,
                \`nextTryAt\` datetime(3) NULL,
                \`attempts\` smallint UNSIGNED NOT NULL DEFAULT '0',
                \`fee\` int NULL,
                \`reconciledOn\` date NULL,
                UNIQUE INDEX \`IDX_bc10c4ba52d8f25ce321fbbfc1\` (\`outRefundNo\`),
                UNIQUE INDEX \`IDX_0adc5a3e3a8867aa9976638973\` (\`refundId\`),
                INDEX \`IDX_89673530ded3ef4f0632711a55\` (\`nextTryAt\`),
                INDEX \`IDX_b87f040c86f3e7db93356b145b\` (\`merchantId\`, \`succeededAt\`, \`id\`),
                INDEX \`IDX_f55bd9f24d6eb115cdfea757a9\` (\`paymentId\`, \`id\`),
                INDEX \`IDX_78bb2fb1e23481c052102b50ce\` (\`organizationId\`, \`ticketId\`, \`id\`),
                INDEX \`IDX_3d161bb9e70eda448ca4114d30\` (\`organizationId\`, \`state\`, \`id\`),
                INDEX \`IDX_a0c06aadfdb1e852f73bd01536\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`unexplained_notifications\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`merchantId\` int UNSIGNED NOT NULL,
                \`number\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`transactionId\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
                \`amount\` int UNSIGNED NULL,
                \`receivedAt\` datetime(3) NOT NULL,
                INDEX \`IDX_ec0865b77edbd00aff1258f78c\` (\`organizationId\`, \`id\`),
                UNIQUE INDEX \`IDX_7d3ed070285da5a952ca246b32\` (\`merchantId\`, \`number\`, \`state\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE \`unexplained_notifications\`
        `);
        await queryRunner.query(`
            DROP TABLE \`refunds\`
        `);
        await queryRunner.query(`
            DROP TABLE \`payments\`
        `);
        await queryRunner.query(`
            DROP TABLE \`payment_vouchers\`
        `);
    }
}
