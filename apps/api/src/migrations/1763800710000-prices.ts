import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Prices1763800710000 implements MigrationInterface {
    name = 'Prices1763800710000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`contract_visits\` (
                \`ticketId\` int UNSIGNED NOT NULL,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`contractId\` int UNSIGNED NOT NULL,
                \`takenAt\` datetime(3) NOT NULL,
                INDEX \`IDX_1afea5b3d35e4214b06c07baa2\` (\`contractId\`, \`ticketId\`),
                PRIMARY KEY (\`ticketId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`service_contracts\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`number\` varchar(40) NOT NULL,
                \`numberKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`customerId\` int UNSIGNED NOT NULL,
                \`startsOn\` date NOT NULL,
                \`endsOn\` date NOT NULL,
                \`coverage\` mediumtext NOT NULL,
                \`includedVisits\` int UNSIGNED NULL,
                \`includesLabour\` tinyint NOT NULL,
                \`includesParts\` tinyint NOT NULL,
                \`discountPercent\` tinyint UNSIGNED NOT NULL,
                \`credit\` tinyint NOT NULL,
                \`creditLimit\` int UNSIGNED NULL,
                \`paymentDays\` smallint UNSIGNED NOT NULL,
                \`renewalReminderDays\` smallint UNSIGNED NOT NULL,
                \`fee\` int UNSIGNED NOT NULL,
                \`note\` varchar(500) NULL,
                \`remindedOf\` date NULL,
                \`terminatedAt\` datetime(3) NULL,
                \`terminationReason\` varchar(200) NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_d466e27f4e0e3864fab3a22c6b\` (\`endsOn\`),
                INDEX \`IDX_6c5d41b5c9573a6a5160b6bb72\` (\`organizationId\`, \`customerId\`, \`endsOn\`),
                UNIQUE INDEX \`IDX_081a4f396045d4b1dc4adf4e90\` (\`organizationId\`, \`numberKey\`),
                INDEX \`IDX_4076ed1a8048a6e21143a03190\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`money_settings\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`quoteValidDays\` smallint UNSIGNED NOT NULL,
                \`discountLimits\` text NOT NULL,
                \`refundApprovalAbove\` int UNSIGNED NOT NULL,
                \`paymentMinutes\` smallint UNSIGNED NOT NULL,
                \`surplusPayments\` varchar(32) NOT NULL,
                \`statementDay\` tinyint UNSIGNED NOT NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                PRIMARY KEY (\`organizationId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`price_books\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`name\` varchar(60) NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`effectiveFrom\` date NOT NULL,
                \`publishedFrom\` date NULL,
                \`content\` mediumtext NOT NULL,
                \`publishedAt\` datetime(3) NULL,
                \`publishedById\` int UNSIGNED NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_0c812984c6a1fc9427db97f4de\` (\`organizationId\`, \`publishedFrom\`),
                INDEX \`IDX_0e24113bf7306e4074befeb1c3\` (\`organizationId\`, \`effectiveFrom\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`warranties\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`round\` int UNSIGNED NOT NULL,
                \`decision\` text NOT NULL,
                \`decidedAt\` datetime(3) NOT NULL,
                \`misuseNote\` varchar(500) NULL,
                \`misuseById\` int UNSIGNED NULL,
                \`misuseAt\` datetime(3) NULL,
                \`misuseRound\` int UNSIGNED NULL,
                UNIQUE INDEX \`IDX_367898608e1f5e34dcea457cd2\` (\`ticketId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            ALTER TABLE \`parts\`
            ADD \`warrantyMonths\` smallint UNSIGNED NULL
        `);
        await queryRunner.query(`
            ALTER TABLE \`work_log_parts\`
            ADD \`warrantyMonths\` smallint UNSIGNED NULL
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`work_log_parts\` DROP COLUMN \`warrantyMonths\`
        `);
        await queryRunner.query(`
            ALTER TABLE \`parts\` DROP COLUMN \`warrantyMonths\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_367898608e1f5e34dcea457cd2\` ON \`warranties\`
        `);
        await queryRunner.query(`
            DROP TABLE \`warranties\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_0e24113bf7306e4074befeb1c3\` ON \`price_books\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_0c812984c6a1fc9427db97f4de\` ON \`price_books\`
        `);
        await queryRunner.query(`
            DROP TABLE \`price_books\`
        `);
        await queryRunner.query(`
            DROP TABLE \`money_settings\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_4076ed1a8048a6e21143a03190\` ON \`service_contracts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_081a4f396045d4b1dc4adf4e90\` ON \`service_contracts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_6c5d41b5c9573a6a5160b6bb72\` ON \`service_contracts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d466e27f4e0e3864fab3a22c6b\` ON \`service_contracts\`
        `);
        await queryRunner.query(`
            DROP TABLE \`service_contracts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1afea5b3d35e4214b06c07baa2\` ON \`contract_visits\`
        `);
        await queryRunner.query(`
            DROP TABLE \`contract_visits\`
        `);
    }
}
