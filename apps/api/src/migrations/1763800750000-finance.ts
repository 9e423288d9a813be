import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Finance1763800750000 implements MigrationInterface {
    name = 'Finance1763800750000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`finance_export_settings\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`columns\` text NOT NULL,
                \`accountCodes\` text NOT NULL,
                \`voucherWord\` varchar(8) NOT NULL,
                \`preparedBy\` varchar(50) NOT NULL,
                PRIMARY KEY (\`organizationId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`invoices\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`standingTicketId\` int UNSIGNED NULL,
                \`titleKind\` varchar(32) NOT NULL,
                \`title\` varchar(100) NOT NULL,
                \`taxNumber\` varchar(20) NULL,
                \`email\` varchar(254) NULL,
                \`note\` varchar(500) NULL,
                \`amount\` int UNSIGNED NOT NULL,
                \`tax\` int UNSIGNED NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`requestedById\` int UNSIGNED NOT NULL,
                \`requestedAt\` datetime(3) NOT NULL,
                \`invoiceNumber\` varchar(40) NULL,
                \`issuedAt\` datetime(3) NULL,
                \`issuedById\` int UNSIGNED NULL,
                \`refusedReason\` varchar(200) NULL,
                \`endedAt\` datetime(3) NULL,
                \`endedById\` int UNSIGNED NULL,
                UNIQUE INDEX \`IDX_769877b9f59a3fa9e6d4cd168e\` (\`standingTicketId\`),
                UNIQUE INDEX \`IDX_58bd7b2329aa44106e1004f735\` (\`organizationId\`, \`invoiceNumber\`),
                INDEX \`IDX_f409e1dba218256bbf3ca9856e\` (\`organizationId\`, \`taxNumber\`),
                INDEX \`IDX_63341bd9a1a39024aac569379f\` (\`organizationId\`, \`title\`),
                INDEX \`IDX_b3a588392c66a260d6d205d1fe\` (\`organizationId\`, \`ticketId\`, \`id\`),
                INDEX \`IDX_ad0723544e7d7cf61f03694be6\` (\`organizationId\`, \`state\`, \`id\`),
                INDEX \`IDX_45d7c184db3ac0fc452dbc1ca3\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`monthly_statements\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`customerId\` int UNSIGNED NOT NULL,
                \`month\` char(7) NOT NULL,
                \`dueOn\` date NOT NULL,
                \`createdById\` int UNSIGNED NULL,
                \`createdAt\` datetime(3) NOT NULL,
                INDEX \`IDX_8ae28f882074d51b4e3ee11342\` (\`organizationId\`, \`customerId\`, \`id\`),
                INDEX \`IDX_6e78cde7d049cc2cb51f3ca028\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`monthly_statement_lines\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`statementId\` int UNSIGNED NOT NULL,
                \`quoteId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`device\` varchar(100) NULL,
                \`approvedAt\` datetime(3) NOT NULL,
                \`amount\` int UNSIGNED NOT NULL,
                INDEX \`IDX_478b9a6cb50e089d9ae3890b40\` (\`statementId\`, \`id\`),
                UNIQUE INDEX \`IDX_623ed9048b2b4625365edc3dae\` (\`organizationId\`, \`quoteId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`IDX_623ed9048b2b4625365edc3dae\` ON \`monthly_statement_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_478b9a6cb50e089d9ae3890b40\` ON \`monthly_statement_lines\`
        `);
        await queryRunner.query(`
            DROP TABLE \`monthly_statement_lines\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_6e78cde7d049cc2cb51f3ca028\` ON \`monthly_statements\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_8ae28f882074d51b4e3ee11342\` ON \`monthly_statements\`
        `);
        await queryRunner.query(`
            DROP TABLE \`monthly_statements\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_45d7c184db3ac0fc452dbc1ca3\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_ad0723544e7d7cf61f03694be6\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_b3a588392c66a260d6d205d1fe\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_63341bd9a1a39024aac569379f\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f409e1dba218256bbf3ca9856e\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_58bd7b2329aa44106e1004f735\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_769877b9f59a3fa9e6d4cd168e\` ON \`invoices\`
        `);
        await queryRunner.query(`
            DROP TABLE \`invoices\`
        `);
        await queryRunner.query(`
            DROP TABLE \`finance_export_settings\`
        `);
    }
}
